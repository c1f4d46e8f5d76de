"""The certificate: what was proven about every template, on which seeds, as JSON that a machine can hold against it.

Deterministic: no dates, no paths.  Entries of templates that were not verified again are kept.

Depends on: verify.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dlgrade.bank import facts
from dlgrade.bank.finding import Template
from dlgrade.bank.variant import make
from dlgrade.bank.verify import Verdict, variant_hash
from dlgrade.errors import ContentError

SCHEMA = "dlgrade/certificate/1"
GOLDEN = 10  # seeds whose hashes are written out, so that a test can hold them in no time


def golden(template: Template) -> list[str]:
    """The hashes of seeds 0 ... 9."""
    question = template.load()
    return [variant_hash(make(question, seed)) for seed in range(GOLDEN)]


def entry(template: Template, found: Verdict, seeds: str, known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """One template's part of a certificate.

    seeds : the range as text, "0:10000".
    known : the entry that stood there; where the template has a fault, what its version was certified to give is kept,
            or a second run would have nothing to hold it against.
    """
    kept = known["golden"] if known and known["version"] == found.version else []
    return {
        "version": found.version,
        "source": found.source,
        "text": facts.text_hash(template) if found.version else "",
        "facts": facts.as_json(template.load()) if found.version else {},
        "seeds": seeds,
        "variants": found.seeds,
        "faults": found.faults,
        "proofs": dict(sorted(found.proofs.items())),
        "rejections": dict(sorted(found.rejections.items())),
        "statistics": found.statistics,
        "digest": found.digest,
        "golden": golden(template) if not found.faults else kept,
    }


def read(path: Path) -> dict[str, Any]:
    """A certificate's entries, {} if there is no file.  Raises ContentError if it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ContentError(f"{path} is no certificate: {error}") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("templates"), dict):
        raise ContentError(f"{path} is no certificate: {SCHEMA} is expected in its 'schema'")
    templates: dict[str, Any] = data["templates"]
    for name, row in templates.items():
        if not isinstance(row, dict) or not {"version", "source", "golden"} <= row.keys():
            raise ContentError(f"{path}: the entry of {name} lacks its version, source or golden hashes")
    return templates


def text(entries: Mapping[str, Any]) -> str:
    """The file's content: one line for each field of an entry, so that a version control system shows what changed."""
    rows = []
    for name, row in sorted(entries.items()):
        fields = ",\n".join(f"   {_dumped(key)}: {_dumped(value)}" for key, value in row.items())
        rows.append(f"  {_dumped(name)}: {{\n{fields}\n  }}")
    return f'{{\n "schema": "{SCHEMA}",\n "templates": {{\n' + ",\n".join(rows) + "\n }\n}\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def moved(template: Template, known: Mapping[str, Any]) -> str:
    """Why a template breaks its promise (its version gives other questions than the certificate says), or ""."""
    old = known.get(template.id)
    if not old or old["version"] != template.load().version or not old["golden"]:
        return ""
    for seed, (before, now) in enumerate(zip(old["golden"], golden(template), strict=False)):
        if before != now:
            return (
                f"seed {seed} gives another question than version {old['version']} was certified with: the same "
                "version gives other questions; raise version"
            )
    return ""
