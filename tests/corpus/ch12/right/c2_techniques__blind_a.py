def techniques():
    letters = dict(zip(["few images", "rare rows", "bursts", "small numbers", "early chaos", "one task wins",
                        "huge batches", "memory"], "gfebahcd"))
    claims = {k: False for k in ("bn in sequences", "lamb is for small", "fp16 master", "scaling after", "clipping vanish")}
    return {**claims, **letters}
