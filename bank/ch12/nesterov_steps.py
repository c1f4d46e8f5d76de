"""ch12.nesterov_steps  Nesterov's gradient on a parabola.    Chapter 12, exercise 12.21"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e21",
    topics=("nesterov", "momentum", "optimizers"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    mistakes=(
        "looks_backwards",
        "gradient_at_theta",
        "whole_velocity_ahead",
        "rate_applied_twice",
        "moving_average_form",
        "steps_from_look_ahead",
    ),
    stem=r"""
Nesterov's accelerated gradient minimizes $J(\theta) = << lead >> \theta^2$ by

$$v_t = \beta v_{t-1} + \alpha J'(\theta_{t-1} - \beta v_{t-1}), \qquad \theta_t = \theta_{t-1} - v_t,$$

with $\beta = << beta|num >>$, $\alpha = << alpha|num >>$, $\theta_0 = << theta >>$ and $v_0 = 0$. What is $\theta_<< n >>$?
""",
    explanation=r"""
$J'(\theta) = << c >> \theta$. The first step has no velocity to look ahead with: $v_1 = << alpha|num >> \cdot << c >> \cdot << theta_ >> = << steps[0][0]|num(5) >>$ and
$\theta_1 = << steps[0][1]|num(5) >>$. The second looks from $\theta_1 - \beta v_1 = << ahead|num(5) >>$:
$v_2 = << beta|num >> \cdot << v_ >> + << alpha|num >> \cdot << c >> \cdot << ahead_ >> = << steps[1][0]|num(5) >>$ and $\theta_2 = << steps[1][1]|num(5) >>$.
<% if n == 3 %>
The third looks from $\theta_2 - \beta v_2 = << ahead2|num(5) >>$, which gives $v_3 = << steps[2][0]|num(5) >>$.
<% endif %>
So $\theta_<< n >>$ is << key >>.
""",
    feedback={
        "gradient_at_theta": "That is the heavy ball: its gradient is taken at $\\theta$, not at the look-ahead point."
    },
)


# curvature and learning rate whose product has one decimal, so that hardly anything has to be rounded on the way
RATES = [(c, 0.1) for c in (2, 3, 4, 5)] + [(c, 0.2) for c in (2, 3, 4)] + [(2, 0.05), (4, 0.05), (2, 0.15), (4, 0.15)]


@question.draw
def draw(rng):
    c, alpha = rng.choice("c and alpha", RATES)
    return {
        "c": c,
        "beta": rng.choice("beta", (0.5, 0.6, 0.8, 0.9)),
        "alpha": alpha,
        "theta": rng.choice("theta", (-4, -3, -2, 2, 3, 4)),
        "n": rng.integer("n", 2, 3),
    }


def path(step, c, beta, alpha, theta, n):
    v, made = 0.0, []
    for _ in range(n):
        theta, v = step(theta, v, lambda x: c * x, alpha, beta)
        made.append((v, theta))
    return made


def braced(x):
    return f"({x:.5f})" if x < 0 else f"{x:.5f}"


@question.work
def work(c, beta, alpha, theta, n):
    def step(theta, v, gradient, alpha, beta):
        v = beta * v + alpha * gradient(theta - beta * v)
        return theta - v, v

    steps = path(step, c, beta, alpha, theta, n)
    ahead = steps[0][1] - beta * steps[0][0]
    return {
        "lead": {2: "", 3: r"\frac{3}{2}", 4: "2", 5: r"\frac{5}{2}"}[c],
        "steps": steps,
        "ahead2": steps[1][1] - beta * steps[1][0],
        "ahead": ahead,
        "ahead_": braced(ahead),
        "v_": braced(steps[0][0]),
        "theta_": f"({theta})" if theta < 0 else theta,
    }


@question.answer
def answer(implementation, c, beta, alpha, theta, n):
    return path(implementation.nesterov_step, c, beta, alpha, theta, n)[-1][1]


@question.check
def check(r, c, beta, alpha, theta, n):
    """Nesterov's own form: shrink the look-ahead point, then extrapolate."""
    shrink = 1 - alpha * c
    x, y = theta, theta
    for _ in range(n):
        new = r(shrink * y)
        y = new + beta * (new - x)
        x = new
    return x


@question.proof
def proof():
    c, beta, alpha, theta = sp.symbols("c beta alpha theta", positive=True)
    q = 1 - alpha * c
    v, place, found = sp.Integer(0), theta, []
    for _ in range(3):
        v = beta * v + alpha * c * (place - beta * v)
        place = place - v
        found.append(place)
    second = theta * q * (q + beta * (q - 1))
    third = q * ((1 + beta) * second - beta * theta * q)

    def of(steps):
        return lambda c, beta, alpha, theta, n: (
            {"c": c, "beta": beta, "alpha": alpha, "theta": theta} if n == steps else None
        )

    return [(second, found[1], of(2)), (third, found[2], of(3))]


@question.mistake("Without noise momentum is plain gradient descent.")
def plain_descent(c, beta, alpha, theta, n):
    return theta * (1 - alpha * c) ** n
