# attack: import the grader itself
# expect: forbidden
# stopped-by: the worker's path holds NumPy and the standard library
# says: `import dlgrade` is not available
# naive: no reference there

import dlgrade.content

scale = dlgrade.content.select(["toy.z1"])[0].load().right_implementation().scale
