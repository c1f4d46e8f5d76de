# attack: end the process with status 0 while it is imported
# expect: crash
# stopped-by: process split: an end is no result
# says: ended its own process (exit status 0)

import os

os._exit(0)
