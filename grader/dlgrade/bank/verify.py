"""Everything that is proven about a template before anybody is asked it.

Depends on: proofs, leaks, variant, markup, finding.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from dlgrade.bank.exact import precise
from dlgrade.bank.finding import Template
from dlgrade.bank.leaks import leaks, statistics
from dlgrade.bank.markup import parse
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.proofs import agrees, pairs, proven
from dlgrade.bank.question import Question
from dlgrade.bank.variant import Variant, answered, make, number, plain
from dlgrade.errors import ContentError, DlgradeError

EXACT_EVERY = 25  # each so many variants the check is run on exact numbers as well, at least on the first few
MOST_REJECTED = 0.8  # of the draws; beyond it a template wastes everybody's time


@dataclass
class Verdict:
    """What was found out about one template.

    faults     : one sentence each; none means proven.
    proofs     : how many symbolic identities were shown, how many keys the formula gave, how many exact checks ran.
    rejections : reason -> draws thrown away.
    statistics : of the leak audit.
    source     : hash of the template's source and of the exercise it is about.
    """

    id: str
    version: int = 0
    source: str = ""
    seeds: int = 0
    faults: list[str] = field(default_factory=list)
    proofs: dict[str, int] = field(default_factory=dict)
    rejections: Counter[str] = field(default_factory=Counter)
    statistics: dict[str, Any] = field(default_factory=dict)
    digest: str = ""


def source_hash(template: Template) -> str:
    """The hash of everything that a template's variants depend on: its file and its exercise's."""
    h = hashlib.sha256(template.text.encode())
    exercise = template.load().exercise
    if exercise is not None:
        h.update(exercise.path.read_bytes())
    return h.hexdigest()[:16]


def variant_hash(variant: Variant) -> str:
    """The hash of a variant: the same for ever for a template, version and seed."""
    text = json.dumps(_stable(variant.as_json()), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _stable(value: Any) -> Any:
    """Numbers to twelve digits: the last bits of exp and log are the machine's, not the variant's."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {k: _stable(v) for k, v in value.items()}
    return [_stable(v) for v in value] if isinstance(value, list) else value


def verify(template: Template, seeds: Iterable[int], progress: Callable[[int], None] | None = None) -> Verdict:
    """Prove the template in symbols, and every variant of ``seeds``; audit them for leaks.  Raises nothing."""
    found = Verdict(template.id)
    try:
        question = template.load()
        found.version, found.source = question.version, source_hash(template)
        question.wrongs  # noqa: B018 - names of mistakes are resolved here
    except (DlgradeError, Exception) as error:
        found.faults.append(f"cannot be loaded: {type(error).__name__}: {error}")
        return found
    _shape(question, found)
    if found.faults:
        return found
    made = _symbols(question, found)
    variants: list[Variant] = []
    total = hashlib.sha256()
    for i, seed in enumerate(seeds):
        try:
            variant = make(question, seed, found.rejections)
            _one(question, variant, found, exact=i % EXACT_EVERY == 0 or i < 5, formulas=made if i < 25 else [])
        except (DlgradeError, Exception) as error:
            found.faults.append(f"seed {seed}: {type(error).__name__}: {error}")
            if len(found.faults) > 10:
                found.faults.append("... and no further seeds were tried")
                break
            continue
        variants.append(variant)
        total.update(variant_hash(variant).encode())
        if progress is not None:
            progress(1)
    found.seeds = len(variants)
    found.digest = total.hexdigest()[:16]
    found.statistics = statistics(variants)
    found.faults += leaks(variants)
    wasted = sum(found.rejections.values())
    if variants and wasted > MOST_REJECTED / (1 - MOST_REJECTED) * len(variants) and len(variants) >= 20:
        reason = found.rejections.most_common(1)[0][0]
        found.faults.append(f"{wasted} draws were thrown away for {len(variants)} questions, mostly because {reason}")
    if made and not found.proofs.get("keys from the formula") and question.answer_function is not None:
        found.faults.append("no formula of the proof was ever compared with a key")
    return found


def _shape(question: Question, found: Verdict) -> None:
    """What can be said without drawing."""
    numeric = question.answer_function is not None
    if not question.title or question.title == question.id:
        found.faults.append("the first line of its docstring gives no title")
    if not question.topics:
        found.faults.append("it has no topics")
    if "NAT" in question.kinds and not numeric:
        found.faults.append("a NAT needs an answer(implementation, ...)")
    if numeric and question.check_function is None:
        found.faults.append("there is no check: every key is computed twice")
    if (numeric or question.claims) and question.proof_function is None:
        found.faults.append("there is no proof: the formula behind the key is shown in symbols")
    if numeric and "MCQ" in question.kinds and len(question.wrongs) < 3:
        found.faults.append(f"an MCQ needs at least three mistakes, it has {len(question.wrongs)}")
    if not numeric and not question.statements and not question.claims:
        found.faults.append("it has neither an answer nor statements")
    if "MSQ" in question.kinds and len(question.statements) + len(question.claims) < 4:
        found.faults.append("an MSQ needs at least four statements or claims")
    for s in question.statements:
        if s.holds is not True and not (s.mistake and s.belief):
            found.faults.append(f"the statement {s.text[:40]!r} names no mistake and belief")
        if not s.why:
            found.faults.append(f"the statement {s.text[:40]!r} says no why")
    unknown = set(question.feedback) - {w.name for w in question.wrongs}
    if unknown:
        found.faults.append(f"feedback for {', '.join(sorted(unknown))}, which is no mistake of it")
    if question.draw_function is None and not question.statements:
        found.faults.append("nothing is drawn")


def _symbols(question: Question, found: Verdict) -> list[Any]:
    """Prove it in symbols; gives the pairs whose formula is compared with keys."""
    try:
        made = pairs(question)
        failed = [i for i, pair in enumerate(made, 1) if not proven(pair)]
    except Exception as error:
        found.faults.append(f"the proof raised {type(error).__name__}: {error}")
        return []
    if question.proof_function is not None and not made:
        found.faults.append("the proof proves nothing")
    found.proofs["in symbols"] = len(made) - len(failed)
    found.faults += [f"the proof fails: formula and derivation number {i} are not equal" for i in failed]
    return made


def _one(question: Question, variant: Variant, found: Verdict, *, exact: bool, formulas: list[Any]) -> None:
    """One variant, looked at from all sides; adds faults."""
    where = f"seed {variant.seed}"
    for text in (variant.stem, variant.explanation, *(t for o in variant.options for t in (o.text, o.feedback) if t)):
        try:
            parse(text)
        except ContentError as error:
            found.faults.append(f"{where}: {error}")
    if variant.kind == "NAT":
        _interval(question, variant, found, where)
    else:
        _options(variant, found, where)
    if not exact:
        return
    again = make(question, variant.seed)
    if variant_hash(again) != variant_hash(variant):
        found.faults.append(f"{where}: drawn twice, the same seed gives two different questions")
    if variant.answer is None:
        return
    before = json.dumps(plain(variant.values))
    answered(question, variant.values)
    if json.dumps(plain(variant.values)) != before:
        found.faults.append(f"{where}: answering changes the drawn values")
    _exactly(question, variant, found, where)
    for pair in formulas:
        same = agrees(question, pair, variant.values, variant.answer)
        if same:
            found.proofs["keys from the formula"] = found.proofs.get("keys from the formula", 0) + 1
        elif same is False:
            found.faults.append(f"{where}: the proven formula does not give the key {variant.answer!r}")


def _exactly(question: Question, variant: Variant, found: Verdict, where: str) -> None:
    """The check on exact numbers."""
    assert question.check_function is not None
    values = {k: precise(v) for k, v in variant.values.items()}
    arguments = (lambda x: x,) if question.wants_rounder else ()
    result = question.check_function(*arguments, **values)
    if _inexact(result):
        found.faults.append(
            f"{where}: the check leaves exact numbers (it gives {result!r}); use dlgrade.bank's functions"
        )
        return
    if not _close(number(variant.answer), result):
        found.faults.append(f"{where}: the key is {variant.answer!r}, computed exactly it is {result!r}")
    else:
        found.proofs["exact"] = found.proofs.get("exact", 0) + 1


def _inexact(value: Any) -> bool:
    return isinstance(value, float) or (isinstance(value, (tuple, list)) and any(_inexact(v) for v in value))


def _close(key: Any, exact: Any) -> bool:
    if isinstance(key, tuple):
        return len(key) == len(exact) and all(_close(a, b) for a, b in zip(key, exact, strict=True))
    if isinstance(key, (str, bool)):
        return bool(key == exact)
    import sympy as sp

    value = float(sp.N(exact, 30))
    return math.isclose(float(key), value, rel_tol=1e-9, abs_tol=1e-13)


def _interval(question: Question, variant: Variant, found: Verdict, where: str) -> None:
    key = variant.key
    assert isinstance(key, Interval)
    if not key.low <= key.high:
        found.faults.append(f"{where}: the interval {key} holds nothing")
    if variant.answer not in key or float(printed(variant.answer, key.decimals)) not in key:
        found.faults.append(f"{where}: the interval {key} does not hold the answer {variant.answer!r}")
    width = key.high - key.low
    if width > max(0.1 * abs(float(variant.answer)), 2.5 * 10**-key.decimals):
        found.faults.append(f"{where}: the interval {key} is wider than a tenth of the answer")
    for known in variant.known:
        if known.value in key:
            found.faults.append(f"{where}: {known.mistake} lies inside the interval {key}")


def _options(variant: Variant, found: Verdict, where: str) -> None:
    options = variant.options
    rights = sum(o.right for o in options)
    if [o.label for o in options] != list("ABCD"):
        found.faults.append(f"{where}: there are {len(options)} options, expected A to D")
    if (variant.kind == "MCQ" and rights != 1) or rights < 1:
        found.faults.append(f"{where}: {rights} options are right")
    texts = [" ".join(o.text.split()) for o in options]
    if len(set(texts)) < len(texts):
        found.faults.append(f"{where}: two options are printed alike")
    if variant.answer is not None:
        values = [o.value for o in options]
        if any(values[i] == values[j] for i in range(len(values)) for j in range(i)):
            found.faults.append(f"{where}: two options have one value")
    for o in options:
        if not o.right and not (o.mistake and o.belief):
            found.faults.append(f"{where}: the wrong option {o.label} names no mistake")


def main(targets: list[str], n: int = 200) -> int:
    """``python -m dlgrade.bank.verify``: verify the templates named, for authors."""
    from dlgrade.bank.finding import select

    bad = 0
    for template in select(targets):
        found = verify(template, range(n))
        bad += bool(found.faults)
        print(f"{template.id}: {'FAULTS' if found.faults else 'ok'}  {found.proofs}  {dict(found.rejections)}")
        print(f"    {found.statistics}")
        for fault in found.faults[:12]:
            print(f"    - {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
