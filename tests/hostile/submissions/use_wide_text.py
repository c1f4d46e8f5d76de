# attack: a list of 400,000 texts, one of a million letters: as an array 1.5 TB
# expect: fail
# stopped-by: text is no number and becomes no array

def scale(x, factor=2.0):
    return ["a" * 1_000_000] + [""] * 400_000
