# attack: 60,000 numbers with one hash, where a set is expected
# expect: fail timeout
# stopped-by: members are counted before they are hashed
# exercise: z4

def colours():
    return {"green": [k * (2**61 - 1) for k in range(1, 60_001)], "commutes": False}
