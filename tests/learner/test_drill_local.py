"""A record of the work folder's own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dlgrade.cli import cli
from dlgrade.learner.record import open_record


def test_a_local_drill_is_kept_in_the_work_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "exercises" / "ch12").mkdir(parents=True)
    words = [
        "drill",
        "ch12.adam_step_size",
        "-n",
        "1",
        "--seed",
        "3",
        "--kind",
        "nat",
        "--local",
        "--work",
        str(tmp_path),
    ]
    done = CliRunner().invoke(cli, words, input="12345\n")
    assert done.exit_code == 0, done.output
    with open_record(tmp_path / ".dlgrade" / "record.sqlite") as record:
        assert [a.target for a in record.attempts(kind="question")] == ["ch12.adam_step_size"]


def test_a_local_drill_outside_a_work_folder_says_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["drill", "--local", "--work", str(tmp_path / "nowhere")])
    assert done.exit_code != 0
