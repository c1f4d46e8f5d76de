from collections import defaultdict
def classify():
    """all that is left is chosen by a person"""
    out = dict.fromkeys("alpha;W;bn mean;epochs;L;bn beta;lambda;adam m;b;n[l];beta1;bn var;keep_prob;bn gamma;g[l];velocity;init;bn decay;batch size".split(";"), "hyperparameter")
    out.update({k: "parameter" for k in ("W", "b", "bn gamma", "bn beta")}, **{k: "state" for k in ("bn mean", "bn var", "adam m", "velocity")})
    return out
