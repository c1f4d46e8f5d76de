"""ch12.mixed_precision_statements  What mixed precision and loss scaling do.    Chapter 12, interview question 7; Micikevicius et al. (2018)"""

from dlgrade.bank import Question

SETTING = (
    "A network is trained in mixed precision: FP16 in the forward and backward pass (smallest normal number about $6.1 \\cdot 10^{-5}$, smallest subnormal one about "
    "$6 \\cdot 10^{-8}$, largest 65504, 10 bits of fraction), the loss multiplied by $S = << s >>$. "
)
question = Question(
    topics=("mixed-precision", "floating-point", "loss-scaling"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    version=3,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="By the chain rule every gradient is multiplied by $S$, before it is rounded to FP16; so small ones are saved from becoming 0. They are divided by $S$ in FP32, "
    "then clipped and used. If one of them is inf or NaN, the step is skipped and $S$ lowered. The master weights stay in FP32, because a small update next to a weight near 1 "
    "is lost in FP16, whose spacing there is $2^{-10}$.",
)


@question.draw
def draw(rng):
    return {
        "s": rng.choice("s", (1024, 2048, 4096)),
        "tiny": rng.integer("tiny", 1, 2),
        "up": rng.integer("up", 1, 4),
        "large": rng.integer("large", 80, 200),
    }


TINY = {"belief": "FP16 keeps every small number, with fewer digits.", "mistake": "no_underflow", "group": "tiny"}
question.true(
    "Without scaling a gradient of $<< tiny >> \\cdot 10^{-8}$ would become 0 in FP16.",
    why="It is less than half the smallest subnormal number, $6 \\cdot 10^{-8}$.",
    **TINY,
)
question.false(
    "Without scaling a gradient of $<< tiny >> \\cdot 10^{-8}$ would not become 0, but the smallest subnormal number.",
    why="It is less than half of that, so it is rounded to 0.",
    **TINY,
)
LATE = {"belief": "Scaling after the backward pass does as well.", "mistake": "scaled_too_late", "group": "late"}
question.true(
    "Multiplying the gradients by << s >> after the backward pass would come too late for small gradients.",
    why="What has become 0 in FP16 stays 0.",
    **LATE,
)
question.false(
    "Multiplying the gradients by << s >> after the backward pass would save small gradients just as well.",
    why="What has become 0 in FP16 stays 0; scaling must come before the rounding.",
    **LATE,
)
MASTER = {"belief": "The weights may be kept in FP16 alone.", "mistake": "fp16_master_weights", "group": "master"}
question.true(
    "Added in FP16 to a weight of 1, an update of $<< up >> \\cdot 10^{-4}$ would change nothing.",
    why="The next number above 1 is $1 + 2^{-10} \\approx 1.00098$; what is less than half of this away is rounded to 1.",
    **MASTER,
)
question.false(
    "Added in FP16 to a weight of 1, an update of $<< up >> \\cdot 10^{-4}$ would be exact to 3 digits.",
    why="The next number above 1 is about 1.00098, so the sum is rounded to 1: hence the master weights in FP32.",
    **MASTER,
)
CLIP = {"belief": "Gradients are clipped while still scaled.", "mistake": "clipped_while_scaled", "group": "clip"}
question.true(
    "The gradients are divided by << s >> first; then their norm is compared with the clipping threshold.",
    why="The threshold is meant for the true gradients.",
    **CLIP,
)
question.false(
    "The scaled gradients are clipped at the usual threshold, then divided by << s >>.",
    why="The norm of scaled gradients is << s >> times too large, so nearly everything would be clipped.",
    **CLIP,
)
OVER = {
    "belief": "Overflow is harmless, as values are cut at the largest number.",
    "mistake": "saturates",
    "group": "over",
}
question.true(
    "A gradient whose true value is << large >> overflows in the backward pass when it is scaled by << s >>.",
    why="$<< large >> \\cdot << s >> = << large * s >>$ is more than 65504.",
    **OVER,
)
question.false(
    "A gradient whose true value is << large >> is cut to 65504 when it is scaled.",
    why="It becomes infinite; a step with inf or NaN is skipped, and the scale is lowered.",
    **OVER,
)
SAME = {"belief": "The learning rate must be divided by the scale.", "mistake": "rate_over_scale", "group": "rate"}
question.true(
    "The learning rate is the one that would be used without loss scaling.",
    why="The gradients are divided by $S$ before the step.",
    **SAME,
)
question.false(
    "The learning rate has to be divided by << s >>, as the gradients are that much larger.",
    why="The gradients are divided by $S$ before clipping, decay and step, so the learning rate has nothing to undo.",
    **SAME,
)
