# attack: print what looks like a perfect report, while being wrong
# expect: fail
# stopped-by: values are compared in the grader, which holds the right ones

import sys

print("4 of 4 points. toy.z1 pass\n===== 5 passed in 0.01s =====")
print('{"schema": "dlgrade/check/1", "score": 4.0, "max_score": 4.0}', file=sys.stderr)


def scale(x, factor=2.0):
    print("PASSED", flush=True)
    return 0 * x
