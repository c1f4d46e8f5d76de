import numpy as np

Answer = str | set[str] | np.ndarray


def shape_bugs():
    answer = {
        "bug1_rectangular": "error", "bug1_square": "fine",
        "bug2_wide": "error", "bug2_equal": "values", "bug2_one": "shape",
        "bug3_general": "error", "bug3_equal": "values",
        "unseen": {"bug3_equal", "bug2_equal"},
        "assert_b": {"bug2_wide", "bug2_equal", "bug2_one"},
        "dW": [[-0.5, -0.5], [1, 3]],
    }
    return answer
