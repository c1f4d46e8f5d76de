# attack: a dictionary with a key of a million letters
# expect: fail error
# stopped-by: texts are cut
# exercise: z4

def colours():
    return {"green" * 200_000: 1, "commutes": False}
