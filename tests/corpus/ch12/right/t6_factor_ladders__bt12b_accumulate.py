from itertools import accumulate, repeat, count
import operator
def ladder(factor, layers):
    return list(accumulate(repeat(factor, layers), operator.mul))
def layers_until(factor, limit):
    small = factor < 1
    return next(k for k in count(1) if (factor ** k < limit if small else factor ** k > limit))
