# attack: a coroutine, which is a promise of the right value, handed in for it
# expect: fail
# stopped-by: plain values only cross; nobody awaits what stays in the worker


async def scale(x, factor=2.0):
    return factor * x
