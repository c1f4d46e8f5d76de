"""ch12.i9  Learning rates for Adam and SGD, in which form?    Chapter 12, interview question 9"""

from dlgrade import exercise


@exercise(
    points=6,
    topics=("momentum", "learning-rate", "adam"),
    hints=(
        "With a constant gradient g, what does v become in v <- beta v + g, and what in v <- beta v + (1 - beta) g? How "
        "long is the step then?",
        "From v = 0 the heavy ball's velocity is at every step 1 / (1 - beta) times the moving average's. So which rate "
        "must be smaller to give the same path, and by which factor?",
        "Convert in two moves: first from the given form to plain gradient descent in the long run, then from there to "
        "the wanted form. The moving average needs no change in the long run.",
    ),
    rubric=(
        "Adam as the first choice at about 1e-3 (3e-4 to 1e-3), AdamW where weight decay matters.",
        "SGD at about 0.1 with momentum 0.9, and says that this is the heavy-ball form (1.0 in the averaged form).",
        "Never the same rate for both optimizers: the sizes mean different things (Adam's is about the length of a step).",
        "How to decide: learning-rate finder or a coarse logarithmic grid on validation data; schedule and warm-up.",
        "By task: transformers and sparse data Adam or AdamW; image classification with a tuned schedule SGD.",
    ),
    rubric_points=5,
)
def equivalent_rate(rate: float, beta: float, given: str, wanted: str) -> float:
    """The learning rate that makes one form of momentum do in the long run what another does.

    given, wanted : each one of
        "plain"       theta <- theta - rate g, no momentum
        "ema"         v <- beta v + (1 - beta) g, theta <- theta - rate v         (this chapter)
        "heavy ball"  v <- beta v + g,            theta <- theta - rate v         (PyTorch's default)
        "inside"      v <- beta v + rate g,       theta <- theta - v              (Keras, up to the sign of v)
    rate : the learning rate of the given form; 0 <= beta < 1  ->  the rate of the wanted form that moves a parameter
    equally far per step under a constant gradient, once the velocity has settled.

    Example: equivalent_rate(0.3, 0.5, "heavy ball", "plain") is 0.6. Look at the usual advice "SGD with learning rate
    0.1 and momentum 0.9", which is meant for the heavy ball: what is it in this chapter's form?
    In ANSWER, as in an interview (about 120 words): how do you choose between Adam and SGD, and where do you start?
    """
    long_run = rate / (1 - beta) if given in ("heavy ball", "inside") else rate
    return long_run * (1 - beta) if wanted in ("heavy ball", "inside") else long_run


@equivalent_rate.part
def displacement(gradients: list[float], rate: float, beta: float, form: str) -> float:
    """theta after all the gradients, from theta = 0 and v = 0, in the given form ("plain", "ema", ... as above).

    gradients : any numbers, one for each step, in order  ->  theta, a number. Convince yourself that "ema", "heavy ball"
    and "inside" with equivalent rates take the same path, step by step, while "plain" agrees in the long run only.
    Example: gradients [1, 1], rate 1, beta 0.5: plain -2, ema -1.25, heavy ball and inside -2.5.
    """
    theta = v = 0.0
    for g in gradients:
        if form == "plain":
            v = rate * g
        elif form == "ema":
            v = beta * v + (1 - beta) * rate * g
        else:
            v = beta * v + rate * g
        theta -= v
    return theta


@equivalent_rate.alternative
def by_table(rate, beta, given, wanted):
    step_length = {"plain": 1.0, "ema": 1.0, "heavy ball": 1 / (1 - beta), "inside": 1 / (1 - beta)}
    return rate * step_length[given] / step_length[wanted]


@equivalent_rate.alternative(of="displacement")
def as_a_sum(gradients, rate, beta, form):
    T = len(gradients)
    total = 0.0
    for k, g in enumerate(gradients):
        shares = 1 if form == "plain" else sum(beta**j for j in range(T - k))
        total += g * shares * ((1 - beta) if form == "ema" else 1)
    return -rate * total


@equivalent_rate.mistake("A learning rate is a learning rate: 0.1 stays 0.1.")
def same_rate(rate, beta, given, wanted):
    return rate


@equivalent_rate.mistake("The averaged form takes full steps, so it needs the smaller rate.")
def wrong_way_round(rate, beta, given, wanted):
    return equivalent_rate(rate, beta, wanted, given)


equivalent_rate.mistake(
    "With the rate inside the velocity nothing piles up.",
    name="inside_is_plain",
    edit=(
        ('given in ("heavy ball", "inside")', 'given == "heavy ball"'),
        ('wanted in ("heavy ball", "inside")', 'wanted == "heavy ball"'),
    ),
)
equivalent_rate.mistake(
    "Momentum multiplies the step by 1 / beta.",
    name="over_beta",
    edit=(("rate / (1 - beta)", "rate / (beta or 1)"), ("long_run * (1 - beta)", "long_run * (beta or 1)")),
)
equivalent_rate.mistake(
    "Only the heavy ball with a momentum of exactly 0.9 needs the factor 10.",
    name="always_ten",
    edit=(("rate / (1 - beta)", "rate * 10"), ("long_run * (1 - beta)", "long_run / 10")),
)
equivalent_rate.mistake(
    "The chapter's momentum adds the full gradient.",
    name="ema_adds_in_full",
    of="displacement",
    edit=("(1 - beta) * rate * g", "rate * g"),
)
equivalent_rate.mistake(
    "With the rate inside, the step multiplies by the rate once more.",
    name="rate_twice_inside",
    of="displacement",
    edit=("theta -= v", 'theta -= rate * v if form == "inside" else v'),
)
equivalent_rate.mistake(
    "The parameter moves along the gradients.", name="climbs", of="displacement", edit=("theta -= v", "theta += v")
)


@equivalent_rate.mistake("What counts is the last velocity.", of="displacement")
def last_step_only(gradients, rate, beta, form):
    return displacement(gradients, rate, beta, form) - displacement(gradients[:-1], rate, beta, form)


@equivalent_rate.mistake("A moving average takes only the share 1 - beta of each gradient, so it needs a larger rate.")
def average_is_smaller(rate, beta, given, wanted):
    scale = {"plain": 1.0, "ema": 1 - beta, "heavy ball": 1 / (1 - beta), "inside": 1 / (1 - beta)}
    return rate * scale[given] / scale[wanted]


@equivalent_rate.mistake("Every form with a velocity goes 1 / (1 - beta) times as far as plain descent.")
def all_velocities_alike(rate, beta, given, wanted):
    speed = {True: 1.0, False: 1 / (1 - beta)}
    return rate * speed[given == "plain"] / speed[wanted == "plain"]


@equivalent_rate.mistake("Momentum makes a step 1 + beta times as long.")
def one_plus_beta(rate, beta, given, wanted):
    speed = {form: 1 + beta if form in ("heavy ball", "inside") else 1.0 for form in (given, wanted)}
    return rate * speed[given] / speed[wanted]


equivalent_rate.mistake(
    "The heavy ball averages as well.",
    name="heavy_ball_averages",
    of="displacement",
    edit=('elif form == "ema"', 'elif form in ("ema", "heavy ball")'),
)


@equivalent_rate.mistake("The parameter moves with the velocity as it was before the gradient.", of="displacement")
def old_velocity_moves(gradients, rate, beta, form):
    return displacement(gradients if form == "plain" else gradients[:-1], rate, beta, form)


@equivalent_rate.case("learning rate 0.1 with momentum 0.9, in this chapter's form", required=True)
def advice(implementation):
    return implementation.equivalent_rate(0.1, 0.9, "heavy ball", "ema")


@equivalent_rate.case("all pairs of forms", weight=2)
def pairs(implementation):
    forms = ("plain", "ema", "heavy ball", "inside")
    return [implementation.equivalent_rate(0.3, 0.75, a, b) for a in forms for b in forms]


@equivalent_rate.random_case("other rates", n=3)
def other_rates(implementation, rng):
    rate, beta = float(rng.uniform(0.01, 1)), float(rng.uniform(0.3, 0.98))
    return [implementation.equivalent_rate(rate, beta, "ema", w) for w in ("heavy ball", "inside", "plain")]


@equivalent_rate.random_case("where the forms lead", n=3, weight=3, alone=True)
def paths(implementation, rng):
    gradients = [float(g) for g in rng.normal(size=6)]
    return [implementation.displacement(gradients, 0.3, 0.8, f) for f in ("plain", "ema", "heavy ball", "inside")]
