"""``python -m dlgrade``."""

from dlgrade.cli import main

if __name__ == "__main__":
    main()
