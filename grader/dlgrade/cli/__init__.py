"""The ``dlgrade`` command: parse, call one function, echo, exit.

One module for each command, loaded only when it is used, so that ``dlgrade --help`` stays cheap; a test compares the
one-line helps below with the commands' own.
"""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dlgrade import __version__
from dlgrade.errors import DlgradeError, interrupted

COMMANDS = {
    "author": ("author:author", "Write exercises: check, sync, new, matrix."),
    "bank": ("bank:bank", "The question bank: list, show, verify, reproduce, withdraw, audit."),
    "check": ("check:check", "Judge your exercises."),
    "doctor": ("doctor:doctor", "What holds on this machine: isolation, versions, content."),
    "drill": ("drill:drill", "Questions about what you got wrong, what is due and what is new."),
    "exam": ("exam:exam", "Papers from blueprints: build, take, mark, analyse."),
    "export": ("export:export", "Autograders for other systems: gradescope, github."),
    "grade": ("grade:grade", "Grade a class."),
    "hint": ("learn:hint", "One more hint for an exercise, at each call."),
    "init": ("learn:init", "Make a folder with the exercises to work in."),
    "list": ("learn:list_", "The chapters, or the exercises of one."),
    "mark": ("mark:mark", "Mark the written answers of a graded class."),
    "progress": ("progress:progress", "Where you stand: points, mastery, reviews due, streak."),
    "record": ("record:record", "Your own record of attempts and reviews: path, export, import, reset."),
    "release": ("release:release", "A folder for students without any solution."),
    "replay": ("grade:replay", "Judge one student's work again and show the full report."),
    "quiz": ("quiz:quiz", "A quiz of randomized questions whose keys are proven."),
    "reset": ("learn:reset", "Put the untouched stub back; your version is kept."),
    "show": ("learn:show", "The task, its source and its points."),
    "solution": ("learn:solution", "The reference solution, or how yours differs from it."),
    "watch": ("watch:watch", "Judge an exercise again whenever you save it."),
}
INTERRUPTED = 130
_ROOM = "make room there, then run the same command again"
_RIGHTS = "choose another place, or change its permissions"
_NEXT_STEPS = {"ENOSPC": _ROOM, "EDQUOT": _ROOM, "EFBIG": _ROOM, "EROFS": _RIGHTS, "EACCES": _RIGHTS, "EPERM": _RIGHTS}
READER_GONE = 141  # as of a process that SIGPIPE ended: `dlgrade list | head`


class Lazy(click.Group):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        command: click.Command = getattr(import_module(f"dlgrade.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            if near:
                ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(__version__, prog_name="dlgrade")
def cli() -> None:
    """Exercises, grading and exam preparation for deep learning from the ground up.

    Begin with `dlgrade init work`, then `cd work`, then `dlgrade check ch10`.
    """


def main() -> None:
    """Run the command line; every error is one message and an exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, as by `>&-`, or a Windows program without a console
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open while this runs
    output = sys.stdout
    try:
        code = cli.main(prog_name="dlgrade", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nstopped", err=True)
        sys.exit(INTERRUPTED)
    except DlgradeError as error:
        click.echo(f"dlgrade: {error}", err=True)
        sys.exit(error.exit_code)
    except SystemExit:
        if sys.stdout is not output:  # Click wraps it where the reader of a pipe has gone
            sys.exit(READER_GONE)
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(READER_GONE)
    except Exception as error:
        if interrupted(error):
            click.echo("\nstopped", err=True)
            sys.exit(INTERRUPTED)
        _fault(error)


def _fault(error: Exception) -> None:
    """What the machine or dlgrade itself did wrong: one message, exit code 3."""
    if isinstance(error, OSError):
        told = str(error.strerror or error)
        if error.filename:
            step = _NEXT_STEPS.get(errno.errorcode.get(error.errno or 0, ""))
            told = f"{error.filename}: {told}" + (f"; {step}" if step else "")
        click.echo(f"dlgrade: {told}", err=True)
        sys.exit(3)
    if os.environ.get("DLGRADE_TRACEBACK"):
        raise error
    click.echo(
        f"dlgrade itself failed: {type(error).__name__}: {error}\n"
        "This is a fault of dlgrade, nobody was scored. DLGRADE_TRACEBACK=1 shows where.",
        err=True,
    )
    sys.exit(3)
