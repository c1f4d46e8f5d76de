# expect: fail
# diagnosis: master_in_16_bits
def techniques():
    answers = dict(zip(["few images", "rare rows", "bursts", "small numbers", "early chaos", "one task wins", "huge batches", "memory"],
                       "gfebahcd"))
    for k in ("bn in sequences", "lamb is for small", "fp16 master", "scaling after", "clipping vanish"):
        answers[k] = False
    answers["fp16 master"] = True
    return answers
