"""``python -m dlgrade``, and what the command itself calls."""

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
    run()


if __name__ == "__main__":
    main()
