"""ch12.forgotten_zero_grad  A training loop that never empties its gradients.    Chapter 12, the custom training loop"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("training", "pytorch", "autograd", "gradient-descent"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    decimals=4,
    stem=r"""
This program in PyTorch has no call of `zero_grad()`:

```
w = torch.tensor(<< w >>.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=<< alpha|num >>)
for step in range(<< n >>):
    loss = << (a / 2)|float >> * (w << "- %d" % c if c > 0 else "+ %d" % -c >>) ** 2
    loss.backward()
    optimizer.step()
```

What is the value of `w` after the loop?
""",
    explanation=r"""
`backward` **adds** the new gradient to what `w.grad` holds, and nothing empties it, so each step follows the sum of all gradients so
far. The gradient at $w$ is $<< a >> (w << -c|signed >>)$. Step 1: the gradient is $<< g[0]|num(4) >>$, and so is the sum;
$w = << w >> - << alpha|num >> \cdot << s_[0] >> = << at[0]|num(4) >>$. Step 2: the gradient is $<< g[1]|num(4) >>$, the sum
$<< s[1]|num(4) >>$, and $w = << at[0]|num(4) >> - << alpha|num >> \cdot << s_[1] >> = << at[1]|num(4) >>$.
<% if n == 3 %>
Step 3: the gradient is $<< g[2]|num(4) >>$, the sum $<< s[2]|num(4) >>$, and $w$ becomes $<< at[2]|num(4) >>$.
<% endif %>
So `w` is << key >>. With `zero_grad()` in each step it would be $<< plain|num(4) >>$.
""",
)


@question.draw
def draw(rng):
    c = rng.choice("c", (-3, -2, -1, 1, 2, 3))
    return {
        "n": rng.integer("n", 2, 3),
        "a": rng.integer("a", 2, 6),
        "c": c,
        "w": c + rng.choice("distance", (-6, -5, -4, -3, 3, 4, 5, 6)),
        "alpha": rng.choice("alpha", (0.05, 0.1, 0.2)),
    }


def path(n, a, c, w, alpha, step_of):
    """[(gradient, what the step follows, the new w)] where step_of(gradients so far) is what a step follows."""
    gradients, made = [], []
    for _ in range(n):
        gradients.append(a * (w - c))
        step = step_of(gradients)
        w = w - alpha * step
        made.append((gradients[-1], step, w))
    return made


@question.work
def work(n, a, c, w, alpha):
    g, s, at = zip(*path(n, a, c, w, alpha, sum))
    plain = path(n, a, c, w, alpha, lambda gradients: gradients[-1])[-1][2]
    return {"g": g, "s": s, "at": at, "plain": plain, "s_": [f"({x:.4f})" if x < 0 else f"{x:.4f}" for x in s]}


@question.answer
def answer(implementation, n, a, c, w, alpha):
    return path(n, a, c, w, alpha, sum)[-1][2]


@question.check
def check(r, n, a, c, w, alpha):
    """As a recursion of second order, w(t+1) = 2 w(t) - w(t-1) - alpha a (w(t) - c), from w(-1) = w(0)."""
    before, now = w, w
    for _ in range(n):
        before, now = now, r(2 * now - before - alpha * a * (now - c))
    return now


@question.proof
def proof():
    """Sums of derivatives of the loss, against the distance from c in closed form, q = alpha a."""
    a, c, w, alpha, x = sp.symbols("a c w alpha x", real=True)
    slope = sp.diff(a / 2 * (x - c) ** 2, x)
    place, total, found = w, sp.Integer(0), []
    for _ in range(3):
        total = total + slope.subs(x, place)
        place = place - alpha * total
        found.append(sp.expand(place))
    q = alpha * a

    def of(steps):
        return lambda n, a, c, w, alpha: {"a": a, "c": c, "w": w, "alpha": alpha} if n == steps else None

    return [
        (c + (w - c) * (1 - 3 * q + q**2), found[1], of(2)),
        (c + (w - c) * (1 - 6 * q + 5 * q**2 - q**3), found[2], of(3)),
    ]


@question.mistake("Each call of backward replaces the gradient of the call before.")
def replaced(n, a, c, w, alpha):
    return path(n, a, c, w, alpha, lambda gradients: gradients[-1])[-1][2]


@question.mistake("Gradients that have accumulated are averaged.")
def averaged(n, a, c, w, alpha):
    return path(n, a, c, w, alpha, lambda gradients: sum(gradients) / len(gradients))[-1][2]


@question.mistake("All gradients of the loop are taken at the first w.")
def all_at_the_start(n, a, c, w, alpha):
    return w - alpha * a * (w - c) * n * (n + 1) / 2


@question.mistake("The gradients are only added up; the whole sum makes one step at the end.")
def one_step_at_the_end(n, a, c, w, alpha):
    return w - alpha * a * (w - c) * n


@question.mistake("What is left in grad counts for the next step only.")
def last_two(n, a, c, w, alpha):
    return path(n, a, c, w, alpha, lambda gradients: sum(gradients[-2:]))[-1][2] if n == 3 else None


@question.mistake("The square's factor 2 does not belong to the gradient.")
def half_gradient(n, a, c, w, alpha):
    return path(n, a / 2, c, w, alpha, sum)[-1][2]
