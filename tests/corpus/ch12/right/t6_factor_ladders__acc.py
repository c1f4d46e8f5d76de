from itertools import accumulate, repeat
import math
import operator
def ladder(factor, layers):
    return list(accumulate(repeat(factor, layers), operator.mul))
def layers_until(factor, limit):
    return math.ceil(math.log(limit) / math.log(factor))
