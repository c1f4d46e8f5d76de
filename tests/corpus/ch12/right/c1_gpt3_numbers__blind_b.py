import numpy as np

def run_numbers(parameters, tokens, warmup_tokens, peak, final_percent, beta2):
    f = np.float64(final_percent) * 0.01
    return dict(zip(
        ["petaflop/s-days", "warm-up %", "final rate", "window", "half-life"],
        np.array([6.0 * parameters * tokens / 8.64e19, warmup_tokens / tokens * 1e2, f * peak,
                  np.reciprocal(1.0 - beta2), np.log(0.5) / np.log(beta2)])))

def rate_at(seen, peak, warmup_tokens, decay_end, final_percent):
    """Piecewise; interp gives a phase, the phase gives the rate."""
    phase = np.interp(seen, [0, warmup_tokens, decay_end], [-1, 0, 1])
    f = final_percent / 100
    return peak * (1 + phase) if phase < 0 else peak * (f + (1 - f) * 0.5 * (1 + np.cos(np.pi * phase)))
