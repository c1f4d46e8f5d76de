"""toy.z2  A counter with a limit.    Toys, exercise 2"""


class Counter:
    """A counter that starts at zero and never passes its limit.

    limit : int, inclusive. The attribute ``count`` holds the sum so far. A step that would pass the limit raises
    ValueError and leaves the count as it was. Example: with the limit 5, the steps 2 and 3 lead to 5.
    """

    def __init__(self, limit):
        raise NotImplementedError("toy.z2")

    def add(self, n):
        """Add n and return the new count."""
        raise NotImplementedError("toy.z2")

    def describe(self):
        """The count and the limit as text."""
        return f"{self.count} of {self.limit}"
