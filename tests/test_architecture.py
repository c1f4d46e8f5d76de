"""The shape of the code: imports point down, nothing heavy is loaded early, no module-level state, no prints."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "grader" / "dlgrade"
MODULES = sorted(PACKAGE.rglob("*.py"))

# The floors of the design, the lowest first.  A module may import from its own floor and from those below.
FLOORS = [
    {"errors"},
    {"comparison", "implementation", "exercises", "symbolic"},
    {"content", "stub", "work", "files"},
    {"sandbox", "report"},
    {"judge", "bank"},
    {"export", "learner"},
    {"author", "web", "classroom", "notebook"},
    {"cli", "__main__"},
]


def floor(name: str) -> int:
    return next(i for i, names in enumerate(FLOORS) if name in names)


def imported(path: Path) -> set[str]:
    """First parts of the dlgrade modules that a module imports, those for type checkers left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    names = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            first, _, rest = node.module.partition(".")
            if first == "dlgrade":
                names |= {rest.split(".")[0]} if rest else {a.name for a in node.names}
        elif isinstance(node, ast.Import):
            names |= {a.name.split(".")[1] for a in node.names if a.name.startswith("dlgrade.")}
    return names - {"__version__"}


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return  # the public face: it loads on first use
    mine = floor(package_of(path))
    known = {n for names in FLOORS for n in names}
    above = {n for n in imported(path) & known if floor(n) > mine}
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_prints_exits_or_changes_folder(path: Path) -> None:
    if package_of(path) in ("cli", "__main__") or path.name in ("worker.py", "jail.py"):
        return
    text = path.read_text(encoding="utf-8")
    calls = [ast.unparse(n.func) for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Call)]
    assert not {"print", "sys.exit", "os.chdir", "exit", "quit"} & set(calls)


def test_the_design_names_every_part_of_the_package_and_no_other() -> None:
    text = (PACKAGE.parents[1] / "docs" / "design.md").read_text(encoding="utf-8")
    layout = text.partition("```\ngrader/dlgrade/\n")[2].partition("```")[0]
    named = {line.split()[0].strip("/") for line in layout.splitlines() if "(planned)" not in line}
    parts = {p.name for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert named == parts - {"__main__.py"}


def test_the_wheel_has_every_package() -> None:
    listed = set(tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    packages = {".".join(p.parent.relative_to(PACKAGE.parent).parts) for p in PACKAGE.rglob("__init__.py")}
    assert packages == {name for name in listed if "_content" not in name}


def test_the_floors_of_the_design_are_those_that_are_tested() -> None:
    text = (PACKAGE.parents[1] / "docs" / "design.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("`cli > "))
    floors = [set(floor.strip(" `.").split(", ")) for floor in line.split(">")]
    assert floors[::-1] == [names - {"__main__"} for names in FLOORS]


def loaded_by(*arguments: str) -> set[str]:
    code = "import sys\nsys.argv = ['dlgrade']\n" + arguments[0] + "\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *arguments[1:]], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "start",
    [
        "import dlgrade",
        "from dlgrade.cli import cli\ntry:\n    cli.main(['--help'])\nexcept SystemExit:\n    pass",
        "from dlgrade.sandbox import Sandbox",
    ],
)
def test_the_import_budget_is_kept(start: str) -> None:
    heavy = {"numpy", "sympy", "sklearn", "pytest", "jinja2", "rich", "matplotlib", "scipy"}
    assert not heavy & loaded_by(start)


def test_the_plugin_loads_nothing_heavy_into_other_peoples_pytest() -> None:
    assert not {"numpy", "sympy", "rich", "dlgrade.exercises"} & loaded_by("import dlgrade.judge.plugin")


def test_listed_helps_are_the_commands_own() -> None:
    import click

    from dlgrade.cli import COMMANDS, cli

    for name, (_, text) in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert (command.help or "").split("\n\n")[0].replace("\n", " ").split(".  ")[0].rstrip(".") == text.rstrip(".")
