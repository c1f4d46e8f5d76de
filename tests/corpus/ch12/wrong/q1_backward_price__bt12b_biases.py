# expect: fail
# diagnosis: bias_as_a_product
from itertools import pairwise
def products(dims, m):
    blocks = [(a + 1) * b * m for a, b in pairwise(dims)]
    f, b = sum(blocks), 2 * sum(blocks) - blocks[0]
    return {"ratio": b / f, "forward": f, "backward": b}
def best_description():
    return "C"
