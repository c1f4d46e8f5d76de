# expect: fail
# diagnosis: mean_of_all
def verdict(difference):
    if difference < 1e-7:
        return "pass"
    if difference < 1e-5:
        return "inspect"
    return "fail"

def overall(differences):
    return verdict(sum(differences.values()) / len(differences))
    for word in ("fail", "inspect"):
        if word in found:
            return word
    return "pass"
