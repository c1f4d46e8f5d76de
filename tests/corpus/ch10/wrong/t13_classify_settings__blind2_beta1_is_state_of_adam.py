# expect: fail
# diagnosis: beta1_is_state
def classify():
    groups = {"parameter": ["W", "b", "bn beta", "bn gamma"],
              "state": ["bn mean", "bn var", "adam m", "velocity"],
              "hyperparameter": ["alpha", "epochs", "L", "lambda", "n[l]", "beta1", "keep_prob", "g[l]", "init", "bn decay", "batch size"]}
    out = {k: g for g, ks in groups.items() for k in ks}
    out['beta1'] = 'state'
    return out
