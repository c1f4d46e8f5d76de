"""JSON files of dlgrade's own: objects of bounded size that say in ``schema`` what they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dlgrade.errors import UsageError

LARGEST = 1 << 26  # bytes


def read_object(path: Path, expected: str) -> dict[str, Any]:
    """The object in a file.  expected : what the file should have been, in words.

    Raises UsageError where it cannot be read, is too large, or is no JSON object.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path} has more than {LARGEST >> 20} MB; expected is {expected}")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}; expected is {expected}") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; expected is {expected}") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is no JSON ({error}); expected is {expected}") from None
    if not isinstance(data, dict):
        raise UsageError(f"{path} holds no JSON object; expected is {expected}")
    return data


def read_document(path: Path, schema: str, expected: str) -> dict[str, Any]:
    """`read_object`, and of this schema.  Raises UsageError where it is of another."""
    data = read_object(path, expected)
    if data.get("schema") != schema:
        raise UsageError(f"{path} has the schema {data.get('schema')!r}, not {schema!r}; expected is {expected}")
    return data
