"""How much one comparison may cost, and the three ways in which an expression has no value to compare."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = 150_000  # of one comparison, weighted by precision: about a second
TERMS = 400  # of one sum or product
SIZE = 1000  # decimal digits before or behind the point of any number on the way


class NoValue(Exception):
    """The expression has no value at this point: a pole, a logarithm of zero, no branch that applies."""


class OutOfReach(Exception):
    """A number, a sum or the whole expression is too large to compute."""


class Unsupported(Exception):
    """A part that has no value at all; the text completes "it contains ..."."""


@dataclass
class Budget:
    """The steps that are left to one comparison."""

    left: float = STEPS

    def spend(self, cost: float) -> None:
        """Take ``cost`` steps off; raises OutOfReach where there are not as many left."""
        self.left -= cost
        if self.spent:
            raise OutOfReach

    @property
    def spent(self) -> bool:
        """Whether more was asked for than there was."""
        return self.left < 0
