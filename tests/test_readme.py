"""Every console block of README.md and docs/classroom.md that begins with a dlgrade command shows what the commands
really print.

A block ```python PATH (or toml, csv) between them is what the reader writes into that file.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def blocks_of(page: str) -> list[tuple[str, str]]:
    """(the file to write, its text) or ("", commands with what they print), in order."""
    return [
        (place.strip(), text)
        for kind, place, text in re.findall(
            r"^```(console|python|toml|csv)(.*)\n((?:.*\n)*?)```", (ROOT / page).read_text(encoding="utf-8"), re.M
        )
        if (kind == "console" and text.startswith("$ dlgrade ")) or (kind != "console" and place.strip())
    ]


def commands_of(block: str) -> list[tuple[str, list[str]]]:
    """(command, the lines that it is said to print) for each command of a block."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line.rstrip())
    return found


def pattern(lines: list[str]) -> str:
    """A line of dots stands for any number of lines, dots within a line for any text."""
    return "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else ".*".join(map(re.escape, line.split("..."))) + r"\n"
        for line in lines
    )


@pytest.mark.parametrize("page", ["README.md", "docs/classroom.md"])
def test_the_blocks_print_what_they_show(page: str, tmp_path: Path) -> None:
    blocks = blocks_of(page)
    assert any(text.startswith("$ ") for _, text in blocks)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DLGRADE", "PYTEST"))}
    environment |= {"COLUMNS": "80", "DLGRADE_RECORD": str(tmp_path / "record.sqlite")}
    folder = tmp_path
    differing = []
    for place, block in blocks:
        if place:
            (folder / place).write_text(block, encoding="utf-8")
            continue
        for command, shown in commands_of(block):
            words = shlex.split(command, comments=True)
            if words[0] == "cd":
                folder = (folder / words[1]).resolve()
                continue
            assert words[0] == "dlgrade", f"{page} runs {words[0]!r}; this test knows only dlgrade and cd"
            done = subprocess.run(
                [sys.executable, "-m", *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120,
            )  # fmt: skip
            said = "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())
            if not re.fullmatch(pattern(shown) + r"\s*", said):
                differing.append(f"$ {command}\n--- shown\n" + "\n".join(shown) + f"\n--- said\n{said}")
    assert not differing, "\n\n".join(differing)
