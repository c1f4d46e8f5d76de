"""``dlgrade doctor``."""

from __future__ import annotations

import platform
import sys
import textwrap
from importlib import metadata

import click

from dlgrade.cli.screen import echo, width

PACKAGES = ("numpy", "pytest", "click", "jinja2", "sympy", "scikit-learn", "rich", "matplotlib", "torch", "tensorflow")


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """What holds on this machine: isolation, versions, content."""
    from dlgrade import __version__, content
    from dlgrade.errors import SandboxUnavailable
    from dlgrade.sandbox import Sandbox

    echo(f"dlgrade {__version__}, Python {platform.python_version()}, {platform.platform()}")
    for name in PACKAGES:
        echo(f"  {name:<13} {_version(name) or _version(f'{name}-cpu') or 'not installed'}")
    everything = content.entries()
    for root in content.roots():
        count = sum(e.root == root for e in everything)
        echo(f"content: {count} exercises in {root}")
    without = [e.id for e in everything if not e.stub.is_file()]
    if without:
        echo(f"  no stub for {', '.join(without)}: run `dlgrade author sync`")
    code = 0
    for method in ("auto", "spawn"):
        try:
            with Sandbox(method=method) as sandbox:
                echo(("" if method == "auto" else "fresh interpreter for each worker: ") + sandbox.isolation().line())
        except SandboxUnavailable as error:
            echo(f"{method}: no worker can be started: {error}")
            code = 3
    if code == 0:
        _layers()
    sys.stdout.flush()
    ctx.exit(code)


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def _layers() -> None:
    """Each layer by itself, and what the packages of some exercises open."""
    from dlgrade.sandbox import Sandbox

    with Sandbox() as sandbox:
        for layer, refuses in sandbox.held_alone().items():
            echo(_entry(f"{layer} alone refuses:", ", ".join(refuses) or "nothing of what was tried"))
        possible = sandbox.isolation(("sympy",)).possible
        if possible and not sandbox.isolation().possible:
            echo(_entry("where an exercise uses a package beyond NumPy, code can:", ", ".join(possible)))


def _entry(head: str, text: str) -> str:
    return textwrap.fill(f"{head} {text}", width(), initial_indent="  ", subsequent_indent="    ")
