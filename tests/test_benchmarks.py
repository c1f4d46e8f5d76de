"""The benchmarks are run by hand; what they import from dlgrade must be there all the same."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


def wanted(path: Path) -> list[tuple[str, str]]:
    """(module, name) of each import from dlgrade, wherever in the file it stands."""
    return [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "dlgrade"
        for alias in node.names
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda p: p.stem)
def test_a_benchmark_finds_what_it_imports(path: Path) -> None:
    for module, name in wanted(path):
        found = importlib.import_module(module)
        assert hasattr(found, name) or importlib.import_module(f"{module}.{name}"), (module, name)


def test_there_are_benchmarks_that_import_from_dlgrade() -> None:
    assert sum(bool(wanted(path)) for path in FOLDER.glob("*.py")) >= 5
