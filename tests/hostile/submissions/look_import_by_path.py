# attack: load the solution file by its path
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import importlib.util

spec = importlib.util.spec_from_file_location("found", "@SOLUTION@")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
scale = module.scale
