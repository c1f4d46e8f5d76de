"""toy.z2  A counter with a limit.    Toys, exercise 2"""

from dlgrade import exercise, given, raised_name


@exercise(
    points=3,
    topics=("toys",),
    seconds=0.3,
    hints=(
        "What must an object remember between two calls?",
        "Keep the count as an attribute and compare before you add.",
        "Raise ValueError if the sum would pass the limit, else add and return the count.",
    ),
)
class Counter:
    """A counter that starts at zero and never passes its limit.

    limit : int, inclusive. The attribute ``count`` holds the sum so far. A step that would pass the limit raises
    ValueError and leaves the count as it was. Example: with the limit 5, the steps 2 and 3 lead to 5.
    """

    def __init__(self, limit):
        self.limit = limit
        self.count = 0

    def add(self, n):
        """Add n and return the new count."""
        if self.count + n > self.limit:
            raise ValueError("that passes the limit")
        self.count += n
        return self.count

    @given
    def describe(self):
        """The count and the limit as text."""
        return f"{self.count} of {self.limit}"


Counter.mistake("The limit itself is out of bounds.", name="exclusive", edit=("> self.limit", ">= self.limit"))
Counter.mistake(
    "A step that is refused counts all the same.",
    name="counts_refused",
    edit=(
        '        if self.count + n > self.limit:\n            raise ValueError("that passes the limit")\n'
        "        self.count += n\n",
        "        self.count += n\n"
        '        if self.count > self.limit:\n            raise ValueError("that passes the limit")\n',
    ),
)
Counter.mistake("Adding gives back the step.", name="returns_step", edit=("return self.count\n", "return n\n"))


@Counter.case("two steps")
def two_steps(implementation):
    counter = implementation.Counter(9)
    return [counter.add(2), counter.add(3), counter.count]


@Counter.case("up to the limit")
def up_to_the_limit(implementation):
    counter = implementation.Counter(5)
    counter.add(2)
    return raised_name(lambda: counter.add(3))


@Counter.case("beyond the limit")
def beyond(implementation):
    counter = implementation.Counter(5)
    counter.add(2)
    return raised_name(lambda: counter.add(4)), counter.count
