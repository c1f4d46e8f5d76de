def verdict(difference):
    if difference < 1e-7:
        return "pass"
    if difference < 1e-5:
        return "inspect"
    return "fail"

def overall(differences):
    found = [verdict(d) for d in differences.values()]
    for word in ("fail", "inspect"):
        if word in found:
            return word
    return "pass"
