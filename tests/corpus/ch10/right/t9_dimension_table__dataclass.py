from dataclasses import dataclass, asdict
@dataclass
class Row:
    layer: int
    W: tuple
    b: tuple
    Z: tuple
    parameters: int
    cached: int
def dimension_table(dims, m):
    return [asdict(Row(l, (n, p), (n, 1), (n, m), n * p + n, (n + p) * m)) for l, (p, n) in enumerate(zip(dims, dims[1:]), 1)]
