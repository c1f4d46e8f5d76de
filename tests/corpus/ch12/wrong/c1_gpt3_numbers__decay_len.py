# expect: fail
# diagnosis: cosine_ends_later
import math

def run_numbers(parameters, tokens, warmup_tokens, peak, final_percent, beta2):
    day = 1e15 * 24 * 60 * 60
    return {
        "half-life": -1 / math.log2(beta2),
        "window": 1 / (1 - beta2),
        "final rate": peak * final_percent / 100,
        "warm-up %": 100 * warmup_tokens / tokens,
        "petaflop/s-days": sum((2, 4)) * parameters * tokens / day,
    }

def rate_at(seen, peak, warmup_tokens, decay_end, final_percent):
    low = peak * final_percent / 100
    if seen <= warmup_tokens and warmup_tokens:
        return peak * seen / warmup_tokens
    x = min((seen - warmup_tokens) / decay_end, 1)
    return low + (peak - low) * math.cos(math.pi * x / 2) ** 2
