import numpy as np
def run_numbers(parameters, tokens, warmup_tokens, peak, final_percent, beta2):
    return {"petaflop/s-days": 6 * parameters * tokens / (1e15 * 24 * 3600), "warm-up %": 100 * warmup_tokens / tokens,
            "final rate": peak * final_percent / 100, "window": 1 / (1 - beta2), "half-life": -np.log(2) / np.log(beta2)}
def rate_at(seen, peak, warmup_tokens, decay_end, final_percent):
    floor = peak * final_percent / 100
    return float(np.interp(seen, [0, warmup_tokens], [0, peak])) if seen < warmup_tokens else (
        floor + (peak - floor) * np.cos(np.pi / 2 * min(1, (seen - warmup_tokens) / (decay_end - warmup_tokens))) ** 2)
