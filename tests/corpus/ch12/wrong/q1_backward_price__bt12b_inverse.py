# expect: fail
# diagnosis: ratio_upside_down
from itertools import pairwise
def products(dims, m):
    blocks = [a * b * m for a, b in pairwise(dims)]
    f, b = sum(blocks), 2 * sum(blocks) - blocks[0]
    return {"ratio": f / b, "forward": f, "backward": b}
def best_description():
    return "C"
