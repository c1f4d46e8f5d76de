"""A question template: draw values, ask an implementation, prove the answer, word it.

The author writes one file (`bank/ch12/adam_first_step.py`)::

    question = Question(about="ch12.e08", kinds=("MCQ", "NAT"), topics=("adam",), marks=2, bloom="apply",
                        syllabus="beyond", decimals=4, mistakes=("no_bias_correction", ...),
                        stem="...", explanation="...")

    @question.draw
    def draw(rng): return {"grad": rng.decimal("grad", 0.1, 0.9, 1), ...}

    @question.answer
    def answer(implementation, grad, ...): ...     # the key under the right code, a distractor under each mistake

    @question.check
    def check(r, grad, ...): ...                   # an independent path; ``r`` marks the results that people round

    @question.proof
    def proof(): return formula, derivation        # SymPy: two ways to the same, in symbols

Jinja delimits with ``<< value >>`` and ``<% if %>``, because LaTeX is full of braces.

Depends on: errors, exercises (for the mistakes), streams.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeVar

from dlgrade.bank.streams import Stream
from dlgrade.errors import ContentError
from dlgrade.implementation import raw_values

if TYPE_CHECKING:
    from dlgrade.exercises import Exercise

KINDS = ("MCQ", "MSQ", "NAT")
BLOOM = ("remember", "understand", "apply", "analyse", "evaluate")
SYLLABUS = ("da", "beyond")
Named = TypeVar("Named", bound=Callable[..., Any])
Values = dict[str, Any]


class Reject(Exception):
    """This draw makes no fair question; draw again.  ``reason`` is counted and reported."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Wrong:
    """A wrong belief that answers a template: ``of(**values)`` is the wrong answer, None where it does not apply."""

    name: str
    belief: str
    of: Callable[..., Any] = field(repr=False)


@dataclass(frozen=True)
class Statement:
    """One sentence of a pool, as a Jinja text over the drawn values.

    holds   : True or False, or a function of the drawn values.
    mistake, belief : what someone believes who judges it wrongly.
    denied  : (belief, mistake) of who denies it where it is true, if that is another one; ("", "") for none.
    why     : one sentence of explanation, shown as feedback; a Jinja text.
    group   : of the statements of one group at most one is asked (the others would give it away).
    """

    text: str
    holds: bool | Callable[..., bool]
    mistake: str
    belief: str
    why: str
    group: str = ""
    denied: tuple[str, str] | None = None

    def behind(self, holds: bool) -> tuple[str, str]:
        """(mistake, belief) of who judges it wrongly, where it is true (holds) or false."""
        if holds and self.denied is not None:
            belief, mistake = self.denied
            return mistake, belief
        return self.mistake, self.belief

    @property
    def beliefs(self) -> dict[str, str]:
        """Every mistake that it can show -> its belief."""
        return {mistake: belief for mistake, belief in map(self.behind, (True, False)) if mistake}


@dataclass(frozen=True)
class Claim:
    """A sentence with a number in it (``<< value >>``): true with the right value, false with a mistake's.

    answer, check : as of a template.  decimals : places that the value is printed with.
    wrong : mistakes of this claim's own.
    """

    name: str
    text: str
    answer: Callable[..., Any] = field(repr=False)
    check: Callable[..., Any] | None = field(repr=False, default=None)
    decimals: int | None = None
    why: str = ""
    wrong: tuple[Wrong, ...] = field(repr=False, default=())


class Question:
    """A template.  See the module's docstring for how one is written.

    about    : the exercise whose right code and mistakes answer it, or "".
    topics   : words of the catalogue ("adam", "parameter-count").
    kinds    : any of "MCQ", "MSQ", "NAT"; which of them a variant is, its seed decides.
    marks    : 1 or 2, or a dict from kind to them.
    bloom    : "remember", "understand", "apply", "analyse" or "evaluate".
    syllabus : "da" if the GATE DA syllabus names the matter, else "beyond".
    stem     : text (Markdown's paragraphs, ``code``, **strong**, $LaTeX$), or a dict from kind to text.
    explanation : the worked steps, with this variant's numbers.
    decimals : places of a numeric answer; None for integers and for answers that are no numbers.
    unit     : what stands behind a numeric answer ("MB"), or "".
    mistakes : names of the exercise's mistakes that make distractors; own ones are added by `mistake`.
    feedback : mistake -> one sentence on what went wrong in this question; the belief itself by default.
    alike    : a name shared by templates of which a paper has one, as long as there are others; "" for most.
    version  : raised whenever an edit changes what any seed gives.
    source   : where the matter comes from; by default the second part of the file's first line.
    """

    def __init__(
        self,
        about: str = "",
        *,
        topics: Sequence[str],
        kinds: Sequence[str],
        marks: int | Mapping[str, int],
        bloom: str,
        syllabus: str,
        stem: str | Mapping[str, str],
        explanation: str,
        decimals: int | None = None,
        unit: str = "",
        mistakes: Sequence[str] = (),
        feedback: Mapping[str, str] | None = None,
        alike: str = "",
        version: int = 1,
        source: str = "",
    ) -> None:
        kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
        _one_of("kinds", kinds, KINDS)
        _one_of("bloom", (bloom,), BLOOM)
        _one_of("syllabus", (syllabus,), SYLLABUS)
        self.about = about
        self.topics = tuple(topics)
        self.kinds = kinds
        self.marks = dict(marks) if isinstance(marks, Mapping) else dict.fromkeys(kinds, marks)
        if set(self.marks) != set(kinds) or not set(self.marks.values()) <= {1, 2}:
            raise ContentError(f"marks must be 1 or 2 for each of {', '.join(kinds)}, got {marks!r}")
        self.bloom = bloom
        self.syllabus = syllabus
        self.stems = dict(stem) if isinstance(stem, Mapping) else dict.fromkeys(kinds, stem)
        if set(self.stems) != set(kinds):
            raise ContentError(f"there must be a stem for each of {', '.join(kinds)}, got {', '.join(self.stems)}")
        self.explanation = explanation
        self.decimals = decimals
        self.unit = unit
        self.mistake_names = tuple(mistakes)
        self.feedback = dict(feedback or {})
        self.alike = alike
        self.version = version
        self.source = source
        self.own: list[Wrong] = []
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []
        self.draw_function: Callable[[Stream], Values] | None = None
        self.answer_function: Callable[..., Any] | None = None
        self.check_function: Callable[..., Any] | None = None
        self.proof_function: Callable[[], Any] | None = None
        self.show_function: Callable[..., str] | None = None
        self.work_function: Callable[..., Values] | None = None
        self.id = self.title = ""  # filled in by dlgrade.bank.finding, from the file's path and docstring
        self.chapter = ""
        self.path = Path()
        self.exercise_of: Callable[[str], Exercise] | None = None  # how to find the exercise it is about
        self._orders: dict[tuple[str, ...], tuple[bool, tuple[tuple[Wrong, bool], ...]]] = {}

    def __repr__(self) -> str:
        return f"<question {self.id}: {', '.join(self.kinds)}, version {self.version}>"

    # ---- what authors write -----------------------------------------------------------------------------------

    def draw(self, function: Named) -> Named:
        """``function(rng)`` -> the values of one variant, a dict of numbers, strings and lists; may raise `Reject`."""
        self.draw_function = function
        return function

    def answer(self, function: Named) -> Named:
        """``function(implementation, **values)`` -> the answer that this implementation gives: a number, or a string or
        tuple that `show` (or the default) can print."""
        self.answer_function = function
        return function

    def check(self, function: Named) -> Named:
        """``function(**values)`` -> the right answer by an independent path, in plain Python (no NumPy).

        If its first parameter is called ``r``, it wraps the intermediate results that people write down: the interval
        of a numerical answer is derived from what legitimate rounding of those does.
        """
        self.check_function = function
        return function

    def proof(self, function: Named) -> Named:
        """``function()`` -> (formula, derivation), two SymPy expressions that must be equal, or a list of such pairs.

        The formula's symbols are named like drawn scalars; where they are not, a third entry, a function of the drawn
        values, says what they are: {"n0": dims[0]}, or None for a variant that this formula does not cover. The
        verifier also puts drawn values into the formula and compares with the key. A pair whose third entry is False is
        a lemma: it is proven and not compared.
        """
        self.proof_function = function
        return function

    def show(self, function: Named) -> Named:
        """``function(value, **values)`` -> how an answer is printed in an option."""
        self.show_function = function
        return function

    def work(self, function: Named) -> Named:
        """``function(**values)`` -> further names for the stem and the explanation: intermediate results."""
        self.work_function = function
        return function

    def mistake(self, belief: str, *, name: str = "") -> Callable[[Named], Named]:
        """Register a wrong belief of this template's own: ``function(**values)`` -> the wrong answer, or None where it
        does not apply.  Where the exercise has the mistake, name it in ``mistakes`` instead."""

        def register(function: Named) -> Named:
            self.own.append(Wrong(name or function.__name__, belief, function))
            return function

        return register

    def true(self, text: str, *, why: str, belief: str = "", mistake: str = "", group: str = "") -> None:
        """A statement that is true; ``belief`` is held by who denies it."""
        self.statements.append(Statement(text, True, mistake, belief, why, group))

    def false(self, text: str, *, why: str, belief: str, mistake: str, group: str = "") -> None:
        """A statement that is false; ``belief`` (named by ``mistake``) is held by who thinks it true."""
        self.statements.append(Statement(text, False, mistake, belief, why, group))

    def statement(
        self,
        text: str,
        *,
        why: str,
        belief: str,
        mistake: str,
        group: str = "",
        denied: tuple[str, str] | None = None,
    ) -> Callable[[Named], Named]:
        """A statement whose truth the decorated function of the drawn values decides.

        ``belief`` (named by ``mistake``) is held by who thinks it true where it is false.  Who denies it where it is
        true often believes the opposite: that is ``denied=(belief, mistake)``, by default the same one, and ("", "")
        if no single belief leads there.
        """

        def register(holds: Named) -> Named:
            self.statements.append(Statement(text, holds, mistake, belief, why, group, denied))
            return holds

        return register

    def claim(
        self,
        text: str,
        *,
        check: Callable[..., Any],
        decimals: int | None = None,
        why: str = "",
        wrong: Mapping[str, tuple[str, Callable[..., Any]]] | None = None,
    ) -> Callable[[Named], Named]:
        """A sentence with ``<< value >>`` in it (printed as the options of an MCQ are, with its own $...$ around it:
        "$m_t =$ << value >>"); the decorated ``function(implementation, **values)`` gives the value,
        ``check(**values)`` gives the right one independently.

        The exercise's mistakes that the template names make false ones of it, and so does ``wrong``: name -> (belief,
        function of the drawn values).  Each option of a question comes from another claim, so give at least four.
        """
        own = tuple(Wrong(name, belief, of) for name, (belief, of) in (wrong or {}).items())

        def register(answer: Named) -> Named:
            self.claims.append(Claim(answer.__name__, text, answer, check, decimals, why, own))
            return answer

        return register

    # ---- what runs it -----------------------------------------------------------------------------------------

    @cached_property
    def exercise(self) -> Exercise | None:
        """The exercise it is about, loaded, or None."""
        if not self.about:
            return None
        if self.exercise_of is None:
            raise ContentError(f"{self.id or 'a template'}: nothing tells where {self.about} is")
        return self.exercise_of(self.about)

    @cached_property
    def right(self) -> Any:
        """The right implementation: the exercise's functions as attributes, called directly (trusted, not copied)."""
        return SimpleNamespace(**self.exercise.parts) if self.exercise else None

    @cached_property
    def wrongs(self) -> tuple[Wrong, ...]:
        """Every mistake of this template: the exercise's that it names, then its own."""
        made: list[Wrong] = []
        if self.mistake_names and self.exercise is None:
            raise ContentError(f"{self.id}: it names mistakes of an exercise but is about none")
        known = {m.name: m for m in self.exercise.mistakes} if self.exercise else {}
        for name in self.mistake_names:
            if name not in known or self.exercise is None:
                raise ContentError(f"{self.id}: {self.about} has no mistake {name!r}; it has {', '.join(known)}")
            made.append(Wrong(name, known[name].belief, self._under(known[name])))
        names = [w.name for w in made + self.own]
        for name in names:
            if names.count(name) > 1:
                raise ContentError(f"{self.id}: there are two mistakes named {name!r}")
        return (*made, *self.own)

    def _under(self, mistake: Any) -> Callable[..., Any]:
        if self.answer_function is None:  # claims alone are answered
            return lambda **values: None
        return partial(self.answer_function, self.wrong_implementations[mistake.name])

    def wrong_implementation(self, name: str) -> Any:
        """The exercise's functions under one of its mistakes, called directly."""
        exercise = self.exercise
        if exercise is None:
            return None
        mistake = next(m for m in exercise.mistakes if m.name == name)
        return SimpleNamespace(**{**exercise.parts, **raw_values(exercise.implementation_of(mistake))})

    @cached_property
    def wrong_implementations(self) -> dict[str, Any]:
        """Mistake -> the exercise's functions under it, for the mistakes that this template names."""
        return {name: self.wrong_implementation(name) for name in self.mistake_names}

    @cached_property
    def claim_mistakes(self) -> dict[str, tuple[Wrong, ...]]:
        """Claim -> what the exercise's mistakes make of it."""
        belief = {w.name: w.belief for w in self.wrongs}

        known = self.wrong_implementations
        return {
            c.name: tuple(Wrong(n, belief[n], partial(c.answer, known[n])) for n in self.mistake_names)
            for c in self.claims
        }

    @cached_property
    def settled(self) -> dict[bool, list[Statement]] | None:
        """The true and the false statements; None if the drawn values decide on some."""
        if any(callable(s.holds) for s in self.statements):
            return None
        return {right: [s for s in self.statements if s.holds is right] for right in (True, False)}

    @cached_property
    def wants_rounder(self) -> bool:
        """True if the check takes the ``r`` that marks what people round."""
        if self.check_function is None:
            return False
        return next(iter(inspect.signature(self.check_function).parameters), "") == "r"

    def orders(self, names: tuple[str, ...]) -> tuple[bool, tuple[tuple[Wrong, bool], ...]]:
        """Which functions take values of these names in this order, so that they can be handed over by position (a
        quarter of the time by name): (the check, after its rounder; each mistake with its own).
        """
        found = self._orders.get(names)
        if found is None:
            check = self.check_function is not None and _parameters(self.check_function) == ("r", *names)
            found = self._orders[names] = check, tuple((w, _parameters(w.of) == names) for w in self.wrongs)
        return found

    def stream(self, seed: int, attempt: int) -> Stream:
        """The random numbers of one attempt at a variant."""
        return Stream(f"{self.id}/{self.version}/{seed}/{attempt}")

    def kind_of(self, seed: int) -> str:
        """Which kind of question the seed gives."""
        if len(self.kinds) == 1:
            return self.kinds[0]
        return Stream(f"{self.id}/{self.version}/{seed}").choice("kind", self.kinds)


def _parameters(function: Callable[..., Any]) -> tuple[str, ...] | None:
    """The parameters of a Python function that takes them all by position; None for any other callable."""
    whole: Any = function
    bound = 0
    if isinstance(function, partial) and not function.keywords:
        whole, bound = function.func, len(function.args)
    code = getattr(whole, "__code__", None)
    if code is None or code.co_kwonlyargcount or code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS):
        return None
    return tuple(code.co_varnames[bound : code.co_argcount])


def _one_of(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    if not given or any(g not in known for g in given):
        raise ContentError(f"{what} is {', '.join(map(repr, given)) or 'empty'}, expected of {', '.join(known)}")
