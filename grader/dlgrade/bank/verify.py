"""Everything that is proven about a template before anybody is asked it.

Depends on: shape, examine, proofs, leaks, variant, finding.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dlgrade.bank.examine import exactly, examined, untouched, whole_pool
from dlgrade.bank.finding import Template
from dlgrade.bank.leaks import leaks, statistics
from dlgrade.bank.proofs import agrees, pairs, proven
from dlgrade.bank.question import Question
from dlgrade.bank.shape import shape_faults
from dlgrade.bank.variant import Variant, make
from dlgrade.errors import DlgradeError

DENSE = 200  # so many variants are looked at more closely: the check on exact numbers with every tenth of them,
EXACT_EVERY = 10  # and drawn a second time; beyond them one in DENSE and one in EXACT_EVERY

FORMULAS = 60  # variants whose keys are compared with the proven formula
MOST_REJECTED = 0.8  # of the draws; beyond it a template wastes everybody's time
SHOWN = 12  # different faults; seeds are not tried further when there are more


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

    def count(self, proof: str, by: int = 1) -> None:
        """So many more proofs of this sort were done."""
        self.proofs[proof] = self.proofs.get(proof, 0) + by


def source_hash(template: Template) -> str:
    """The hash of everything that a template's variants depend on: its file and its exercise's."""
    h = hashlib.sha256(template.text.encode())
    exercise = template.load().exercise
    if exercise is not None:
        h.update(exercise.path.read_bytes())
    return h.hexdigest()[:16]


def variant_hash(variant: Variant) -> str:
    """The hash of a variant: the same for ever for a template, version and seed."""
    text = json.dumps(rounded(variant.as_json()), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rounded(value: Any) -> Any:
    """Numbers to twelve digits: the last bits of exp and log are the machine's, not the variant's."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return [rounded(v) for v in value] if isinstance(value, list) else value


class _Faults:
    """Faults by what they say: one that every seed has is said once, with the first seed and how many more."""

    def __init__(self) -> None:
        self.seeds: dict[str, list[int]] = {}

    def add(self, seed: int, texts: Iterable[str]) -> None:
        for text in texts:
            self.seeds.setdefault(text, []).append(seed)

    @property
    def full(self) -> bool:
        return len(self.seeds) > SHOWN

    def lines(self) -> list[str]:
        made = []
        for text, seeds in self.seeds.items():
            more = f" (and {len(seeds) - 1} more seeds)" if len(seeds) > 1 else ""
            made.append(f"seed {seeds[0]}{more}: {text}")
        return made + (["... and no further seeds were tried"] if self.full else [])


def verify(
    template: Template,
    seeds: Iterable[int],
    progress: Callable[[int], None] | None = None,
    *,
    elsewhere: Sequence[str] | None = None,
) -> Verdict:
    """Prove the template in symbols, and every variant of ``seeds``; audit them for leaks.  Raises nothing.

    elsewhere : hashes of the seeds 0, 1, ... that another process found (`dlgrade.bank.elsewhere`), to compare with.
    """
    found = Verdict(template.id)
    try:
        question = template.load()
        found.version, found.source = question.version, source_hash(template)
        question.wrongs  # noqa: B018 - names of mistakes are resolved here
        found.faults += shape_faults(question)
    except (DlgradeError, Exception) as error:
        found.faults.append(f"cannot be loaded: {type(error).__name__}: {error}")
        return found
    if found.faults:
        return found
    formulas = _symbols(question, found)
    variants = _variants(question, seeds, formulas, found, progress)
    found.seeds = len(variants)
    found.statistics = statistics(variants)
    found.faults += leaks(variants)
    found.faults += _wasted(found)
    keyed = [v.answer for v in variants if v.answer is not None and not isinstance(v.answer, (str, bool))]
    if formulas and keyed and not found.proofs.get("keys from the formula"):
        found.faults.append("no formula of the proof was ever compared with a key")
    if elsewhere is not None and not found.faults:
        found.faults += _moved(question, elsewhere)
    return found


def _variants(
    question: Question,
    seeds: Iterable[int],
    formulas: list[Any],
    found: Verdict,
    progress: Callable[[int], None] | None,
) -> list[Variant]:
    """The variants that could be made, each examined; adds faults, proofs and the digest."""
    variants: list[Variant] = []
    faults = _Faults()
    total = hashlib.sha256()
    for i, seed in enumerate(seeds):
        exact = i < 5 or i % (EXACT_EVERY if i < DENSE else DENSE) == 0
        twice = i < DENSE or i % EXACT_EVERY == 0
        try:
            variant = make(question, seed, found.rejections)
            faults.add(seed, examined(variant))
            if twice:
                faults.add(seed, _unstable(question, variant))
            if exact:
                faults.add(seed, _slowly(question, variant, found))
            if i < FORMULAS:
                faults.add(seed, _formulas(question, variant, formulas, found))
            total.update(variant_hash(variant).encode())
        except (DlgradeError, Exception) as error:
            told = str(error) if isinstance(error, DlgradeError) else f"{type(error).__name__}: {error}"
            faults.add(seed, [told.replace(f"seed {seed} makes", "it makes")])
        else:
            variants.append(variant)
        if faults.full:
            break
        if progress is not None:
            progress(1)
    found.faults += faults.lines()
    found.digest = total.hexdigest()[:16]
    return variants


def _wasted(found: Verdict) -> list[str]:
    wasted, made = sum(found.rejections.values()), found.seeds
    if made < 20 or wasted <= MOST_REJECTED / (1 - MOST_REJECTED) * made:
        return []
    reason = found.rejections.most_common(1)[0][0]
    return [f"{wasted:,} draws were thrown away for {made:,} questions, mostly because {reason}"]


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
    if made:
        found.count("in symbols", len(made) - len(failed))
    found.faults += [f"the proof fails: formula and derivation number {i} are not equal" for i in failed]
    return made


def _unstable(question: Question, variant: Variant) -> list[str]:
    """The same seed must give the same question, however often and after whatever other seeds it is drawn."""
    again = make(question, variant.seed)
    same = again == variant and [o.text for o in again.options] == [o.text for o in variant.options]
    return [] if same else ["drawn twice, the same seed gives two different questions"]


def _moved(question: Question, elsewhere: Sequence[str]) -> list[str]:
    for seed, other in enumerate(elsewhere):
        if variant_hash(make(question, seed)) != other:
            return [f"seed {seed} gives another question in another process: something in it depends on the run"]
    return []


def _slowly(question: Question, variant: Variant, found: Verdict) -> list[str]:
    """What takes too long to be done with every variant."""
    faults = [*untouched(question, variant), *exactly(question, variant), *whole_pool(question, variant)]
    if not faults and variant.answer is not None:
        found.count("exact")
    if question.claims:
        found.count("claims", len(question.claims))
    return faults


def _formulas(question: Question, variant: Variant, formulas: list[Any], found: Verdict) -> list[str]:
    if variant.answer is None:
        return []
    faults = []
    for pair in formulas:
        same = agrees(question, pair, variant.values, variant.answer)
        if same:
            found.count("keys from the formula")
        elif same is False:
            faults.append(f"the proven formula does not give the key {variant.answer!r}")
    return faults
