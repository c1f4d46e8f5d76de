# attack: put the solutions' folder on sys.path
# expect: forbidden
# stopped-by: system-call filter
# says: is not available

import os
import sys

sys.path.insert(0, os.path.dirname("@SOLUTION@"))
sys.path_importer_cache.clear()
reference = __import__("reference")
scale = reference.scale
