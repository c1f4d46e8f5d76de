"""ch12.large_model_statements  How a large language model is optimized.    Chapter 12, MCQ 10; Brown et al. (2020), appendix B"""

from dlgrade.bank import Question

SETTING = (
    "A language model is trained in the way of GPT-3, with numbers of its own: by Adam with $\\beta_1 = 0.9$ and $\\beta_2 = 0.95$, the global gradient norm clipped at 1; over the first "
    "$<< warm >> \\cdot 10^6$ tokens the learning rate rises in a straight line from 0 to $<< peak >> \\cdot 10^{-5}$, then it follows a cosine down to 10 % of that. A mini-batch has "
    "$<< batch >> \\cdot 10^6$ tokens. "
)
question = Question(
    topics=("adam", "learning-rate-schedules", "warm-up", "clipping"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="beyond",
    alike="one-large-run",
    version=2,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="The window of an average with decay $\\beta$ is about $1 / (1 - \\beta)$ steps: 10 for the first moment, 20 for the second. Warm-up takes "
    "$<< warm >> / << batch >> = << steps >>$ steps. The rate ends at $<< (peak / 10)|num >> \\cdot 10^{-5}$, and the middle of the cosine is the mean of both ends, "
    "$<< (peak * 0.55)|num >> \\cdot 10^{-5}$. Clipping by the global norm shortens all gradients by one factor.",
)


@question.draw
def draw(rng):
    steps, batch = rng.choice("steps", (80, 100, 120, 150, 160, 200)), rng.integer("batch", 1, 4)
    return {
        "steps": steps,
        "batch": batch,
        "warm": steps * batch,
        "peak": rng.choice("peak", (6, 8, 12, 16, 20, 30)),
        "norm": rng.integer("norm", 2, 8),
    }


WINDOW = {"belief": "Large models use Adam's default decay 0.999.", "mistake": "default_beta2", "group": "window"}
question.true(
    "The second moment averages over some 20 steps, its window $1 / (1 - \\beta_2)$.",
    why="$1 / (1 - 0.95) = 20$; with the default 0.999 it would be 1000.",
    **WINDOW,
)
question.false(
    "The second moment averages over some 1000 steps, its window $1 / (1 - \\beta_2)$.",
    why="That belongs to $\\beta_2 = 0.999$; here it is 20.",
    **WINDOW,
)
question.true(
    "The second moment forgets a burst of large gradients sooner than with Adam's default $\\beta_2 = 0.999$.",
    why="Its window is 20 steps, not 1000.",
    belief="A smaller beta2 has the longer memory.",
    mistake="longer_memory",
    group="window",
)
WARM = {"belief": "The length of warm-up in steps is that in tokens.", "mistake": "tokens_are_steps", "group": "warm"}
question.true(
    "Warm-up lasts << steps >> steps.",
    why="$<< warm >> \\cdot 10^6 / (<< batch >> \\cdot 10^6) = << steps >>$.",
    **WARM,
)
question.false(
    "Warm-up lasts << steps * 10 >> steps.",
    why="$<< warm >> \\cdot 10^6 / (<< batch >> \\cdot 10^6) = << steps >>$.",
    **WARM,
)
HALF = {"belief": "Warm-up keeps the rate at 0 or constant, then jumps.", "mistake": "warmup_jumps", "group": "half"}
question.true(
    "After << steps // 2 >> steps the learning rate is $<< (peak / 2)|num >> \\cdot 10^{-5}$.",
    why="That is half of the warm-up, which is a straight line.",
    **HALF,
)
question.false(
    "After << steps // 2 >> steps the learning rate is $<< (peak / 10)|num >> \\cdot 10^{-5}$.",
    why="That is half of the warm-up, a straight line: the rate is $<< (peak / 2)|num >> \\cdot 10^{-5}$. A tenth is what the cosine ends at.",
    **HALF,
)
MIDDLE = {"belief": "In the middle a cosine is at half of its start.", "mistake": "half_of_the_peak", "group": "middle"}
question.true(
    "In the middle of the cosine the learning rate is $<< (peak * 0.55)|num >> \\cdot 10^{-5}$.",
    why="The mean of the peak and a tenth of it.",
    **MIDDLE,
)
question.false(
    "In the middle of the cosine the learning rate is $<< (peak * 0.5)|num >> \\cdot 10^{-5}$.",
    why="It is the mean of the peak and a tenth of it, $<< (peak * 0.55)|num >> \\cdot 10^{-5}$.",
    **MIDDLE,
)
END = {"belief": "Cosine annealing ends at 0.", "mistake": "ends_at_zero", "group": "end"}
question.true(
    "The cosine ends at a learning rate of $<< (peak / 10)|num >> \\cdot 10^{-5}$.",
    why="10 % of $<< peak >> \\cdot 10^{-5}$.",
    **END,
)
question.false(
    "The cosine ends at a learning rate of 0, as cosine annealing always does.",
    why="Its floor is 10 % of the peak, $<< (peak / 10)|num >> \\cdot 10^{-5}$.",
    **END,
)
CLIP = {"belief": "The norm is clipped entry by entry.", "mistake": "clipped_by_entry", "group": "clip"}
question.true(
    "A gradient of global norm << norm >> is divided by << norm >> before Adam sees it.",
    why="All gradients together are scaled to the norm 1.",
    **CLIP,
)
question.false(
    "In a gradient of global norm << norm >> the entries beyond 1 are set to 1, the others stay.",
    why="That is clipping by value; here all entries are divided by << norm >>.",
    **CLIP,
)
question.false(
    "A gradient of global norm 0.5 is multiplied by 2 before Adam sees it.",
    why="Clipping shortens what is too long and leaves the rest as it is.",
    belief="Clipping sets the norm to the threshold.",
    mistake="always_rescaled",
    group="clip",
)
