"""``python -m dlgrade``, and what the command itself calls."""

import contextlib
import os
import sys


def main() -> None:
    """Run the command line; Ctrl-C while it is still being loaded is no traceback either."""
    try:
        from dlgrade.cli import main as run
    except BaseException as error:
        from dlgrade.errors import interrupted

        if interrupted(error):
            sys.exit(130)
        raise
    try:
        run()
    except SystemExit as stop:
        # Stopped by Ctrl-C: an interrupt that hit a text given to exec (a dataclass being made, say) Python takes for
        # one that nobody caught, and would end itself with the signal.
        if isinstance(stop.code, int) and (sys.argv[1:2] == ["check"] or stop.code == 130):
            _leave(stop.code)
        raise


def _leave(code: int) -> None:
    """End at once: all is closed and said, and taking SymPy and pytest apart again would take a tenth of a second."""
    with contextlib.suppress(OSError, ValueError):  # whoever reads has gone; then Python ends as it always does
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
