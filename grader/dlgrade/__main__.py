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
        if sys.argv[1:2] == ["check"] and isinstance(stop.code, int):
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
