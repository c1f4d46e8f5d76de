from functools import reduce
from operator import mul
import numpy as np
def cost_table(weights: int, examples: int, steps: int, backward_price: float = 2) -> dict[str, float]:
    passes = dict(zip(("central", "one-sided", "backprop"), (2 * weights, 1 + weights, 1 + backward_price)))
    return {k: np.float64(reduce(mul, (v, examples, steps))) for k, v in passes.items()}
if __name__ == "__main__":
    assert cost_table(3, 10, 2) == {"central": 120, "one-sided": 80, "backprop": 60}
