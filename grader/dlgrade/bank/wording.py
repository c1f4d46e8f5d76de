"""From templates of text to text: Jinja over a variant's values, and the sentences that the engine itself adds.

Depends on: question, numbers, Jinja2 (sandboxed: a template cannot reach Python).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from dlgrade.bank.numbers import Interval, printed
from dlgrade.errors import ContentError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from dlgrade.bank.question import Question, Values


@lru_cache(1)
def environment() -> SandboxedEnvironment:
    """Jinja with ``<< >>`` and ``<% %>``, strict about names, and the filters that templates use."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    made.filters.update(FILTERS)
    made.globals.clear()
    return made


def _bounded_range(*args: int) -> range:
    made = range(*args)
    if len(made) > 1000:
        raise ValueError("a template may count to 1,000")
    return made


Filler = Callable[[Mapping[str, Any]], str]
_SIMPLE = re.compile(r"<<\s*([a-z_][a-zA-Z_0-9]*|[A-Z][a-zA-Z_0-9]*)\s*(?:\|\s*([a-z]+)\s*(?:\(\s*(\d+)\s*\))?\s*)?>>")
_WORDS_OF_JINJA = frozenset("true false none True False None not and or in is if else loop range".split())


@lru_cache(4096)
def compiled(text: str) -> Filler:
    """A template, compiled once: a function from the names to the text.

    Most texts only put values in, perhaps through a filter; those are joined here, in a tenth of Jinja's time and with
    the same outcome. Everything else is Jinja's.
    """
    return _joined(text) or _jinja(text)


def _jinja(text: str) -> Filler:
    template = environment().from_string(text)
    surroundings = template.environment

    def fill(names: Mapping[str, Any]) -> str:
        # what Template.render does, without its copies of the names
        parent: dict[str, Any] = {"range": _bounded_range, **names}
        context = surroundings.context_class(surroundings, parent, template.name, template.blocks)
        return "".join(template.root_render_func(context))

    return fill


def _joined(text: str) -> Filler | None:
    """The filler of a text that only puts values in; None for any other."""
    rest = _SIMPLE.sub("", text)
    if "<<" in rest or "<%" in rest or "<#" in rest or ">>" in rest or "\r" in text:
        return None
    form = ""  # the text with %s for each value
    names: list[str] = []
    filters: list[tuple[Callable[..., str], tuple[int, ...]]] = []
    at = 0
    for found in _SIMPLE.finditer(text):
        name, filtering, argument = found.groups()
        if name in _WORDS_OF_JINJA or (filtering and filtering not in FILTERS) or (filtering in BARE and argument):
            return None
        form += text[at : found.start()].replace("%", "%%") + "%s"
        names.append(name)
        filters.append((FILTERS[filtering] if filtering else str, (int(argument),) if argument else ()))
        at = found.end()
    form += text[at:].removesuffix("\n").replace("%", "%%")  # as Jinja does
    values_in = itemgetter(*names, *names[:1]) if names else None  # one more than is needed: always a tuple

    def values_of(given: Mapping[str, Any]) -> tuple[Any, ...]:
        try:
            return values_in(given)[:-1] if values_in else ()
        except KeyError as error:
            raise ContentError(f"{error.args[0]!r} is undefined") from None

    if all(put is str for put, _ in filters):
        return lambda given: form % values_of(given)
    return lambda given: (
        form % tuple([put(value, *more) for (put, more), value in zip(filters, values_of(given), strict=True)])
    )


def num(value: Any, decimals: int | None = None) -> str:
    """A number inside maths: plain digits; without ``decimals`` the shortest text of an exact decimal."""
    if isinstance(value, str):
        return value
    if decimals is not None:
        return printed(float(value), decimals) if decimals else str(round(value))
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else frac(value)
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
    return str(value)


def signed(value: Any, decimals: int | None = None) -> str:
    """A number with its sign as the second summand of a sum: "+ 3", "- 2"."""
    return f"- {num(-value, decimals)}" if value < 0 else f"+ {num(value, decimals)}"


def frac(value: Any) -> str:
    """A Fraction as LaTeX."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    return f"{'-' if value < 0 else ''}\\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def vec(values: Any, decimals: int | None = None) -> str:
    """A column vector as LaTeX."""
    return mat([[v] for v in values], decimals)


def mat(rows: Any, decimals: int | None = None) -> str:
    """A matrix as LaTeX."""
    body = r" \\ ".join(" & ".join(num(v, decimals) for v in row) for row in rows)
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"


def shape(value: Any) -> str:
    """A shape: (3, 5), (4,)."""
    inner = ", ".join(map(str, value))
    return f"({inner},)" if len(value) == 1 else f"({inner})"


def worded(value: Any, decimals: int | None, unit: str) -> str:
    """An answer as an option or a key shows it, in the bank's markup."""
    if type(value) is float or type(value) is int:  # as most are
        return f"${printed(value, decimals)}$ {unit}" if unit else f"${printed(value, decimals)}$"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        inner = ", ".join(printed(v, decimals) if isinstance(v, (int, float)) else str(v) for v in value)
        return f"$({inner},)$" if len(value) == 1 else f"$({inner})$"
    if decimals is None and isinstance(value, Fraction):
        return f"${frac(value)}$"
    return f"${printed(value, decimals)}$" + (f" {unit}" if unit else "")


@lru_cache(256)
def printer(decimals: int | None, unit: str) -> Callable[[Any], str]:
    """`worded` for these decimals and this unit, at a third of its time for a float."""
    form = f"$%.{4 if decimals is None else decimals}f$" + (f" {unit}" if unit else "").replace("%", "%%")

    def put(value: Any) -> str:
        if type(value) is float and (value > 0.0 or value <= -1.0):  # what is left may be printed -0.00
            return form % value
        return worded(value, decimals, unit)

    return put


FILTERS: dict[str, Callable[..., str]] = {
    "num": num, "vec": vec, "mat": mat, "shape": shape, "signed": signed, "frac": frac,
}  # fmt: skip
BARE = frozenset({"shape", "frac"})  # filters without an argument


def _faults() -> tuple[type[Exception], ...]:
    """What is a text's own fault; looked up when something was raised, so that most questions never load Jinja."""
    from jinja2 import TemplateError

    return (ContentError, TemplateError, ValueError, TypeError, ArithmeticError, KeyError, IndexError)


def _kind(error: Exception) -> str:
    return "" if isinstance(error, ContentError) else f"{type(error).__name__}: "


class Words:
    """The texts of one variant, rendered when they are asked for."""

    __slots__ = ("_explanation", "_names", "_stem", "answer", "key", "kind", "question", "values")

    def __init__(self, question: Question, values: Values, kind: str) -> None:
        self.question = question
        self.values = values
        self.kind = kind
        self.answer: Any = None
        self.key: tuple[str, ...] | Interval = ()
        self._names: dict[str, Any] | None = None
        self._stem: str | None = None
        self._explanation: str | None = None

    def names(self) -> dict[str, Any]:
        """What a text may use: the drawn values and what `work` makes of them."""
        if self._names is None:
            work = self.question.work_function
            self._names = {**self.values, **work(**self.values)} if work is not None else self.values
        return self._names

    def render(self, text: str, **more: Any) -> str:
        """A text with this variant's values in it.  Raises ContentError where it does not fit them."""
        if "<" not in text:
            return text
        try:
            return compiled(text)({**self.names(), **more} if more else self.names())
        except _faults() as error:
            raise ContentError(f"{self.question.id}: {_kind(error)}{error}; in the text {text[:60]!r}") from error

    def stem(self) -> str:
        """The question, with what must be said about its answer."""
        if self._stem is None:
            self._stem = (self.render(self.question.stems[self.kind]) + self._ask()).strip()
        return self._stem

    def _ask(self) -> str:
        decimals = self.question.decimals
        if self.kind == "NAT":
            unit = f" in {self.question.unit}" if self.question.unit else ""
            if not decimals:
                return f"\n\n(Enter an integer{unit}.)"
            return f"\n\n(Enter a number{unit}, rounded to {decimals} decimal place{'s' if decimals > 1 else ''}.)"
        if self.kind == "MCQ" and decimals and self.question.answer_function is not None:
            return f"\n\n(The options are rounded to {decimals} decimal place{'s' if decimals > 1 else ''}.)"
        return ""

    def explanation(self) -> str:
        """The worked steps; ``key`` is the right value as printed."""
        if self._explanation is None:
            shown = "" if self.answer is None else worded(self.answer, self.question.decimals, self.question.unit)
            self._explanation = self.render(self.question.explanation, key=shown, answer=self.answer).strip()
        return self._explanation
