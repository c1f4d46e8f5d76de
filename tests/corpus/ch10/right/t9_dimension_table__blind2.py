import numpy as np


from dataclasses import dataclass, asdict
@dataclass
class Row:
    layer: int
    W: tuple
    b: tuple
    Z: tuple
    @property
    def full(self):
        size = lambda s: int(np.prod(s))
        return {**asdict(self), "parameters": size(self.W) + size(self.b), "cached": size(self.Z) + self.W[1] * self.Z[1]}
def dimension_table(dims, m):
    return [Row(l, (dims[l], dims[l-1]), (dims[l], 1), (dims[l], m)).full for l in range(1, len(dims))]
