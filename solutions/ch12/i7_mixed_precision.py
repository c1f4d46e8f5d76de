"""ch12.i7  Mixed precision and loss scaling.    Chapter 12, interview, question 7"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("mixed-precision", "floating-point"),
    hints=(
        "What happens to a gradient of 2e-8 the moment it is stored in 16 bits? Can anything be done about it afterwards?",
        "Half precision has 10 bits of fraction and exponents from -14 to 15; below 2**-14 the spacing stays the same "
        "down to the last subnormal. np.float16 rounds as the hardware does.",
        "Scale before the rounding to FP16, unscale after it, in high precision. In the step check first whether all "
        "scaled gradients are finite; only then touch the weights.",
        "Plan for step: if anything is inf or NaN: weights as they were, scale / 2. Else divide the gradients by the "
        "scale, weights minus learning rate times that, all in double precision, like the weights; the scale stays.",
    ),
    rubric=(
        "FP16 in forward and backward pass for speed and memory; a master copy of the weights and the update in FP32.",
        "Small gradients underflow in FP16 (smallest normal 6.1e-5, smallest subnormal 6.0e-8), so the loss, and by "
        "linearity each gradient, is multiplied before the backward pass.",
        "Unscales in FP32 before clipping and before the optimizer's step.",
        "Too large a scale overflows (largest 65504): the step is skipped and the scale lowered (dynamic scaling).",
        "Why master weights: an update below half the spacing of FP16 next to the weight is lost.",
    ),
    rubric_points=5,
)
def gradient_after_fp16(gradient: float, scale: float) -> float:
    """What is left of a gradient after a half-precision backward pass with loss scaling; the first of three functions.

    gradient : the true value, scale : the factor that the loss is multiplied with, a positive number
    ->  the value that the optimizer gets: the scaled gradient, rounded to FP16 (IEEE half precision, subnormals
        included, round to nearest), and unscaled in double precision. Overflow gives an infinity.

    Example: 1e-7 with scale 1 gives 1.192093e-07 (2 units of 2**-24), with scale 1024 it gives 1.000008e-07 to seven
    digits.

    In ANSWER explain mixed precision training and loss scaling to an interviewer (about 200 words).
    """
    with np.errstate(over="ignore"):
        return float(np.float16(gradient * scale)) / scale


@gradient_after_fp16.part
def limits() -> dict[str, float]:
    """Numbers of half precision (1 sign bit, 5 exponent bits, 10 fraction bits).

    "smallest normal"    the smallest positive number with full precision
    "smallest subnormal" the smallest positive number of all
    "largest"            the largest finite number
    "spacing at 1"       the distance from 1 to the next larger number

    Powers of two may be written as such, 2**-3.
    """
    return {"smallest normal": 2.0**-14, "smallest subnormal": 2.0**-24, "largest": 65504.0, "spacing at 1": 2.0**-10}


@gradient_after_fp16.part
def step(
    weights: np.ndarray, scaled_gradients: np.ndarray, scale: float, learning_rate: float
) -> tuple[np.ndarray, float]:
    """One step of gradient descent on the master weights, with dynamic loss scaling.

    weights : (n,) master weights (float64 here), scaled_gradients : (n,) as they come out of the FP16 backward pass
    (gradients times scale, float16), scale and learning_rate : positive numbers  ->  (new weights, new scale).

    If any scaled gradient is infinite or NaN, the step is skipped: the weights stay, and the new scale is half the old
    one. Otherwise the gradients are unscaled in the precision of the weights (double) and the weights go down along
    them: w - learning_rate * gradient; the scale stays. The new weights are never rounded to FP16.
    """
    if not np.all(np.isfinite(scaled_gradients)):
        return weights, scale / 2
    gradients = scaled_gradients.astype(np.float64) / scale
    return weights - learning_rate * gradients, scale


@gradient_after_fp16.alternative
def with_struct(gradient, scale):
    import struct

    try:
        packed = struct.pack("e", gradient * scale)
    except OverflowError:
        return float("inf") if gradient > 0 else float("-inf")
    return struct.unpack("e", packed)[0] / scale


@gradient_after_fp16.alternative
def with_arrays(gradient, scale):
    return (np.array([gradient]) * scale).astype("float16").astype("float64")[0] / scale


@gradient_after_fp16.alternative(of="limits")
def from_finfo():
    info = np.finfo(np.float16)
    return {
        "smallest normal": info.tiny,
        "smallest subnormal": 5.960464477539063e-08,
        "largest": info.max,
        "spacing at 1": info.eps,
    }


@gradient_after_fp16.alternative(of="step")
def step_entry_by_entry(weights, scaled_gradients, scale, learning_rate):
    for g in scaled_gradients:
        if np.isinf(g) or g != g:
            return weights, 0.5 * scale
    for i, g in enumerate(scaled_gradients):
        weights[i] -= learning_rate * (float(g) / scale)
    return weights, scale


gradient_after_fp16.mistake(
    "Scaling after the backward pass rescues small gradients.",
    name="scaled_too_late",
    edit=("float(np.float16(gradient * scale)) / scale", "float(np.float16(gradient)) * scale / scale"),
)
gradient_after_fp16.mistake(
    "The optimizer gets the scaled gradient.",
    name="not_unscaled",
    edit=("float(np.float16(gradient * scale)) / scale", "float(np.float16(gradient * scale))"),
)
gradient_after_fp16.mistake(
    "Unscaling happens in FP16 as well.",
    name="unscaled_in_fp16",
    edit=(
        "float(np.float16(gradient * scale)) / scale",
        "float(np.float16(float(np.float16(gradient * scale)) / scale))",
    ),
)
gradient_after_fp16.mistake(
    "Multiplying and dividing by the same number changes nothing.",
    name="no_rounding",
    edit=("float(np.float16(gradient * scale)) / scale", "gradient"),
)


@gradient_after_fp16.mistake("Everything below the smallest normal number becomes 0.")
def no_subnormals(gradient, scale):
    return 0.0 if abs(gradient * scale) < 2.0**-14 else gradient_after_fp16(gradient, scale)


@gradient_after_fp16.mistake("Values beyond the largest number are set to the largest number.")
def saturates(gradient, scale):
    return float(np.clip(gradient_after_fp16(gradient, scale), -65504 / scale, 65504 / scale))


@gradient_after_fp16.mistake("The smallest positive FP16 number is about 1e-5.", of="limits")
def one_e_minus_five():
    return {**limits(), "smallest normal": 1e-5, "smallest subnormal": 1e-5}


@gradient_after_fp16.mistake("Normal and subnormal numbers end at the same place, 2**-14.", of="limits")
def subnormals_unknown():
    return {**limits(), "smallest subnormal": 2.0**-14}


@gradient_after_fp16.mistake("Five exponent bits reach to 2**16.", of="limits")
def largest_power():
    return {**limits(), "largest": 65536.0}


@gradient_after_fp16.mistake("Half precision has 11 bits behind the point.", of="limits")
def eleven_bits():
    return {**limits(), "spacing at 1": 2.0**-11}


gradient_after_fp16.mistake(
    "The step uses the scaled gradients.",
    name="step_not_unscaled",
    of="step",
    edit=(".astype(np.float64) / scale", ".astype(np.float64)"),
)
gradient_after_fp16.mistake(
    "Weights are kept in FP16, like everything else.",
    name="fp16_weights",
    of="step",
    edit=(
        "return weights - learning_rate * gradients, scale",
        "return (weights - learning_rate * gradients).astype(np.float16), scale",
    ),
)
gradient_after_fp16.mistake(
    "Gradients are unscaled where they are, in FP16.",
    name="step_unscaled_in_fp16",
    of="step",
    edit=("scaled_gradients.astype(np.float64) / scale", "(scaled_gradients / np.float16(scale)).astype(np.float64)"),
)
gradient_after_fp16.mistake(
    "Overflow shows as inf; NaN cannot occur.",
    name="nan_overlooked",
    of="step",
    edit=("not np.all(np.isfinite(scaled_gradients))", "np.any(np.isinf(scaled_gradients))"),
)
gradient_after_fp16.mistake(
    "Skipping the step is enough; the scale stays.",
    name="scale_kept",
    of="step",
    edit=("return weights, scale / 2", "return weights, scale"),
)
gradient_after_fp16.mistake(
    "After an overflow the scale must grow.", name="scale_doubled", of="step", edit=("scale / 2", "scale * 2")
)
gradient_after_fp16.mistake(
    "Infinite entries are set to 0 and the other weights are updated.",
    name="infinite_entries_zeroed",
    of="step",
    edit=(
        "return weights, scale / 2",
        "good = np.where(np.isfinite(scaled_gradients), scaled_gradients, 0).astype(np.float64)\n"
        "        return weights - learning_rate * good / scale, scale / 2",
    ),
)


gradient_after_fp16.mistake(
    "Every step that works doubles the scale.",
    name="scale_grows_every_step",
    of="step",
    edit=("gradients, scale", "gradients, 2 * scale"),
)

gradient_after_fp16.mistake(
    "Only NaN makes a step unusable.",
    name="infinity_overlooked",
    of="step",
    edit=("not np.all(np.isfinite(scaled_gradients))", "np.any(np.isnan(scaled_gradients))"),
)


@gradient_after_fp16.mistake("Five exponent bits reach down to 2**-15.", of="limits")
def exponent_of_minus_fifteen():
    return {**limits(), "smallest normal": 2.0**-15}


gradient_after_fp16.mistake(
    "The backward pass rounds to single precision.", name="single_precision", edit=("np.float16(", "np.float32(")
)


@gradient_after_fp16.case("2e-8 without scaling", rtol=1e-9, atol=1e-30)
def underflow(implementation):
    return implementation.gradient_after_fp16(2e-8, 1.0)


@gradient_after_fp16.case("2e-8 with a scale of 1024", weight=1.5, rtol=1e-9, atol=1e-20)
def rescued(implementation):
    return implementation.gradient_after_fp16(2e-8, 1024.0)


@gradient_after_fp16.case("other gradients and scales", required=True, rtol=1e-9, atol=1e-20)
def others(implementation):
    pairs = ((1e-7, 1.0), (-3e-6, 256.0), (0.1, 8.0), (7e-9, 65536.0), (1.2345, 1.0))
    return [implementation.gradient_after_fp16(g, s) for g, s in pairs]


@gradient_after_fp16.case("a scale that is too large")
def overflow(implementation):
    return [bool(np.isinf(implementation.gradient_after_fp16(g, 32768.0))) for g in (1.5, 5.0, -2.5)]


def _probe_of(key):
    return lambda implementation: implementation.limits()[key]


for _key in limits():
    gradient_after_fp16.case(f"limit: {_key}", alone=True, weight=0.5, rtol=1e-6, atol=1e-12)(_probe_of(_key))


@gradient_after_fp16.case("step: finite gradients", weight=2, alone=True)
def finite_step(implementation):
    gradients = np.array([0.5, -2e-5, 3e-5, 40.0], dtype=np.float16)
    new, scale = implementation.step(np.array([1.0, 0.3, -0.7, 2.0]), gradients, 1024.0, 0.1)
    change = 1e6 * (np.asarray(new, float) - [1.0, 0.3, -0.7, 2.0])
    return change, scale


@gradient_after_fp16.case("step: an infinity, a NaN", weight=1.5, alone=True)
def skipped_step(implementation):
    found = []
    for bad in (np.inf, -np.inf, np.nan):
        gradients = np.array([0.5, bad, 2.0], dtype=np.float16)
        new, scale = implementation.step(np.array([1.0, 0.3, -0.7]), gradients, 512.0, 0.1)
        found.append((np.asarray(new, float).tolist(), scale))
    return found
