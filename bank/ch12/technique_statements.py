"""ch12.technique_statements  Which technique meets which problem.    Chapter 12, the industry table and the case studies"""

from dlgrade.bank import Question

question = Question(
    topics=("optimizers", "clipping", "mixed-precision", "batch-norm", "gradient-accumulation"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="analyse",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": "Teams report what goes wrong in training and what they want to do about it. Which one of these statements is TRUE?",
        "MSQ": "Teams report what goes wrong in training and what they want to do about it. Which of these statements is/are TRUE?",
    },
    explanation="Ask what is wrong: the length of a gradient (clipping shortens it, GradNorm balances several), the number format (scaling the loss keeps small gradients from becoming 0, the weights that are "
    "updated stay in 32 bits), the memory (gradients of << steps >> mini-batches are averaged before one update), the data (start from a trained network), the first steps (warm-up), the batch (LAMB for "
    "very large ones; layer normalization where statistics of a batch make no sense).",
)


@question.draw
def draw(rng):
    fit, steps = rng.choice("fit", (16, 32, 64)), rng.choice("steps", (4, 8, 16))
    return {
        "fit": fit,
        "steps": steps,
        "big": fit * steps,
        "images": rng.choice("images", (400, 600, 800, 900)),
        "burst": rng.choice("burst", (50, 80, 200, 400)),
        "ratio": rng.choice("ratio", (20, 30, 40, 50)),
        "huge": rng.choice("huge", ("16,384", "32,768", "65,536")),
        "factor": rng.choice("factor", ("512", "1,024", "2,048")),
    }


DATA = {"belief": "Too few examples call for a larger network.", "mistake": "larger_for_few", "group": "data"}
BURST = {"belief": "Clipping also helps small gradients.", "mistake": "clipping_lifts", "group": "burst"}
SMALL = {"belief": "Gradients can be scaled afterwards as well.", "mistake": "scaled_afterwards", "group": "small"}
EARLY = {"belief": "Early divergence needs a fast start.", "mistake": "peak_first", "group": "early"}
MEMORY = {
    "belief": "Several small updates are one large one.",
    "mistake": "updates_for_accumulation",
    "group": "memory",
}
TASKS = {"belief": "A smaller learning rate balances tasks.", "mistake": "rate_balances", "group": "tasks"}
ROWS = {"belief": "Without a gradient Adam does not move.", "mistake": "still_without_gradient", "group": "rows"}
MASTER = {"belief": "Mixed precision keeps everything in 16 bits.", "mistake": "master_in_16_bits", "group": "master"}
LAMB = {"belief": "LAMB is made for small batches.", "mistake": "lamb_for_small", "group": "lamb"}
SEQUENCE = {"belief": "Batch normalization suits sequences.", "mistake": "batch_for_sequences", "group": "sequence"}

for right, text, why, wrong in (
    (
        True,
        "A network that memorizes its << images >> images is helped by starting from weights learned on another, larger set of images.",
        "What the first layers learn there is of use here; less has to be learned from << images >> images.",
        DATA,
    ),
    (
        False,
        "A network that memorizes its << images >> images is helped by some further layers, trained from random weights like the others.",
        "More parameters memorize << images >> images even more easily.",
        DATA,
    ),
    (
        True,
        "A batch whose gradient is << burst >> times longer than usual does little harm if the global norm is clipped near the usual one.",
        "The step keeps its direction and gets the usual length.",
        BURST,
    ),
    (
        False,
        "Gradients that have become << burst >> times shorter than usual are brought back if the global norm is clipped near the usual one.",
        "Clipping shortens what is too long and leaves the rest as it is.",
        BURST,
    ),
    (
        True,
        "A gradient of $10^{-8}$, which FP16 would store as 0, survives if the loss is multiplied by << factor >> before the backward pass.",
        "It is then << factor >> times larger on its way, well above the smallest number, $6 \\cdot 10^{-8}$; it is divided again in 32 bits.",
        SMALL,
    ),
    (
        False,
        "A gradient of $10^{-8}$, which FP16 has stored as 0, comes back if it is multiplied by << factor >> after the backward pass.",
        "$<< factor >> \\cdot 0 = 0$: the loss has to be scaled before the backward pass.",
        SMALL,
    ),
    (
        True,
        "A model that diverges only in its first steps with Adam is helped by a learning rate that rises slowly to its peak.",
        "This is warm-up: while the second moments rest on few gradients, steps stay short.",
        EARLY,
    ),
    (
        False,
        "A model that diverges only in its first steps with Adam is helped by a learning rate that falls slowly from its peak.",
        "The first steps would be the longest; a warm-up makes them the shortest.",
        EARLY,
    ),
    (
        True,
        "Where only << fit >> examples fit into memory, the mean of << steps >> mini-batch gradients is that of a batch of << big >> (no batch normalization).",
        "With << steps >> mini-batches of one size the mean of their gradients is the gradient of all << big >> examples.",
        MEMORY,
    ),
    (
        False,
        "Where only << fit >> examples fit into memory, << steps >> updates in a row are the same as one of a batch of << big >> (no batch normalization).",
        "Each of these updates starts at other weights; the gradients have to be added up before one update.",
        MEMORY,
    ),
    (
        True,
        "If one task's gradient is << ratio >> times longer than the other's, weights on the losses can bring both to like lengths.",
        "GradNorm adapts such weights during training.",
        TASKS,
    ),
    (
        False,
        "If one task's gradient is << ratio >> times longer than the other's, a smaller learning rate brings both to like lengths.",
        "A common rate shortens both steps alike; their ratio stays << ratio >>.",
        TASKS,
    ),
    (
        True,
        "A row of an embedding table that had gradients before still moves under plain Adam in a step in which its gradient is 0.",
        "Its first moment fades slowly; lazy variants skip rows without a gradient.",
        ROWS,
    ),
    (
        False,
        "A row of an embedding table that had gradients before rests under plain Adam in a step in which its gradient is 0.",
        "Its first moment is not 0 yet, so it goes on; lazy variants skip such rows.",
        ROWS,
    ),
    (
        True,
        "In mixed precision the optimizer updates weights in 32 bits, so that small updates are not rounded away.",
        "Near 1, half-precision numbers are about 0.001 apart; smaller updates would be lost.",
        MASTER,
    ),
    (
        False,
        "In mixed precision the optimizer updates weights in 16 bits, as gradients have no more digits.",
        "Near 1, half-precision numbers are about 0.001 apart; smaller updates would be lost.",
        MASTER,
    ),
    (
        True,
        "Optimizers that scale the step of each layer by the norm of its weights are made for batches such as << huge >> examples.",
        "LAMB does: step lengths in proportion to the weights keep very large batches stable.",
        LAMB,
    ),
    (
        False,
        "Optimizers that scale the step of each layer by the norm of its weights are made for batches of a few examples.",
        "LAMB is made for very large batches, such as << huge >> examples.",
        LAMB,
    ),
    (
        True,
        "Layer normalization of one step of a sequence needs no statistics of the other sequences in the batch.",
        "It averages over the units of one example; sequences of any length do.",
        SEQUENCE,
    ),
    (
        False,
        "Batch normalization of one step of a sequence needs no statistics of the other sequences in the batch.",
        "In training it averages over the batch, and late steps exist in a few long sequences only.",
        SEQUENCE,
    ),
):
    say = question.true if right else question.false
    say(text, why=why, **wrong)
