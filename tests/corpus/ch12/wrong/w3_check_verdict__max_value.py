# expect: fail
# diagnosis: verdict_of_the_largest
W = ["pass", "inspect", "fail"]
def verdict(difference):
    if difference < 1e-7: return W[0]
    return W[1] if difference < 1e-5 else W[2]
def overall(differences):
    return verdict(max(differences.values()))
