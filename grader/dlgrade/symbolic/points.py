"""Where two expressions are compared: rational points of the domain of their symbols, the same at every call."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import sympy as sp

from dlgrade.symbolic.limits import Budget

POINTS = 8
TRIES = 40
_BENT = (sp.Piecewise, sp.Max, sp.Min, sp.Abs, sp.sign, sp.Heaviside)  # each side of the bend must be met

Point = dict[str, Fraction]


@dataclass
class Parts:
    """What the walk over one expression finds.

    symbols : the free ones, by name; bounds : those in the bounds of a sum or product; bent : it has a Max, an Abs ...
    """

    symbols: dict[str, Any] = field(default_factory=dict)
    bounds: set[str] = field(default_factory=set)
    floats: bool = False
    bent: bool = False


def parts_of(expression: Any, budget: Budget) -> Parts:
    """The symbols of an expression and what decides where it is looked at; raises OutOfReach."""
    parts = Parts()

    def walk(node: Any, inner: frozenset[str], in_bound: bool) -> None:
        budget.spend(1)
        if isinstance(node, sp.Symbol):
            if node.name not in inner:
                parts.symbols.setdefault(node.name, node)
                if in_bound:
                    parts.bounds.add(node.name)
        elif isinstance(node, (sp.Sum, sp.Product)):
            names = set(inner)
            for limit in reversed(node.limits):  # the last one is the outermost
                for bound in limit[1:]:
                    walk(bound, frozenset(names), True)
                names.add(limit[0].name)
            walk(node.function, frozenset(names), in_bound)
        else:
            parts.floats |= isinstance(node, sp.Float)
            parts.bent |= isinstance(node, _BENT)
            for part in node.args:
                walk(part, inner, in_bound)

    walk(expression, frozenset(), False)
    return parts


def points(symbols: dict[str, Any], bounds: set[str]) -> Iterator[Point]:
    """At most `TRIES` points; the first one is all positive.  symbols : name -> symbol, whose assumptions hold."""
    rng = random.Random(20_261)
    if not symbols:
        yield {}
        return
    ordered = sorted(symbols)
    for i in range(TRIES):
        point = {}
        for j, name in enumerate(ordered):
            symbol = symbols[name]
            negative = bool(i % 4) if i % 4 in (0, 3) else bool((i >> (j % 3)) & 1)
            if i % 4 == 3:
                negative = rng.random() < 0.5
            if name in bounds or symbol.is_integer:
                value = Fraction(_integer(symbol, rng))
            else:
                unit = Fraction(rng.randint(1, 18), 19)
                value = unit if (i + j) % 2 == 0 or i % 4 == 0 else Fraction(1) + 3 * unit
            if symbol.is_nonnegative or name in bounds:
                negative = False
            elif symbol.is_nonpositive:
                negative = True
            elif symbol.is_integer:
                negative = negative and i % 2 == 1
            point[name] = Fraction(0) if symbol.is_zero else -value if negative else value
        yield point


def _integer(symbol: Any, rng: random.Random) -> int:
    if symbol.is_prime:
        return rng.choice([2, 3, 5, 7])
    return rng.choice([v for v in range(2, 8) if not ((symbol.is_even and v % 2) or (symbol.is_odd and not v % 2))])
