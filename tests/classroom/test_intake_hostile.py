"""Broken and hostile submissions: a sentence about one student, and the class goes on."""

from __future__ import annotations

import io
import json
import os
import socket
import stat
import string
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.classroom import archives
from dlgrade.classroom import intake as intake_module
from dlgrade.classroom.archives import Unreadable, read_file
from dlgrade.classroom.intake import take_in
from dlgrade.classroom.model import Intake, Student, Submission
from dlgrade.classroom.naming import cleaned, safe, with_keys
from dlgrade.classroom.notebooks import read_notebook
from dlgrade.content import Entry, select
from dlgrade.errors import UsageError

ADAM = b"def adam_step(theta, grad, m, v, t):\n    return theta, m, v\n"
SAFE = set(string.ascii_letters + string.digits + "-_.")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="pipes, links and permissions of POSIX")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return select(["ch12.e08", "ch12.e16"])


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data, method)
    return buffer.getvalue()


def special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (mode | 0o777) << 16
    return info


def tarred(*members: tarfile.TarInfo) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for info in members:
            archive.addfile(info, io.BytesIO(b"\0" * info.size) if info.isreg() else None)
    return buffer.getvalue()


def node(name: str, kind: bytes, size: int = 0, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.size, info.linkname = kind, size, link
    return info


def class_with(tmp_path: Path, entries: list[Entry], name: str, data: bytes) -> dict[str, Submission]:
    """Alice is honest, Eve hands in ``data``."""
    for who, file, content in (("alice", "e08.py", ADAM), ("eve", name, data)):
        (tmp_path / who).mkdir()
        (tmp_path / who / file).write_bytes(content)
    got = {s.student.key: s for s in take_in(tmp_path, entries).submissions}
    assert list(got["alice"].work) == ["ch12.e08"] and not got["alice"].problems
    return got


def encrypted() -> bytes:
    data = bytearray(zipped(("e08.py", ADAM)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two names for the same bytes: what makes a bomb out of a small file."""
    data = bytearray(zipped(("e08.py", ADAM), ("e16.py", ADAM)))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


def lying() -> bytes:
    """A member that says it is small and unpacks to 40 MB."""
    data = bytearray(zipped(("e08.py", b"#" * (40 << 20))))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 100)
    return bytes(data)


def nested(depth: int) -> bytes:
    data = zipped(("e08.py", ADAM))
    for _ in range(depth):
        data = zipped(("inner.zip", data))
    return data


BAD_ARCHIVES = {
    "encrypted": (encrypted, "e08.py is encrypted"),
    "overlapping": (overlapping, "overlap"),
    "lying": (lying, "is damaged inside its archive"),
    "too large": (lambda: zipped(("e08.py", b"#" * (2 << 20))), "has 2,097,152 bytes"),
    "packed too densely": (lambda: zipped(("a.zip", b"\0" * (8 << 20))), "decompression bomb"),
    "nested too deeply": (lambda: nested(6), "more than 3 archives"),
    "too many members": (lambda: zipped(*((f"{i}.txt", b"") for i in range(5_001))), "more than 5,000 members"),
    "cut off": (lambda: zipped(("e08.py", ADAM))[:-30], "no readable zip archive"),
    "no archive": (lambda: b"I had no time, sorry", "no readable zip archive"),
    "empty": (lambda: b"", "no readable zip archive"),
    "wrong checksum": (
        lambda: zipped(("e08.py", ADAM), method=zipfile.ZIP_STORED).replace(b"eta", b"ETA", 1),
        "damaged",
    ),
    "a link": (lambda: zipped((special("e08.py", stat.S_IFLNK), b"/etc/passwd")), "e08.py is a link"),
    "a device": (lambda: zipped((special("e08.py", stat.S_IFCHR), b"")), "a device or a pipe"),
    "outside": (lambda: zipped(("../../e08.py", ADAM)), "leads out of the archive"),
    "absolute": (lambda: zipped(("/etc/e08.py", ADAM)), "leads out of the archive"),
    "a drive": (lambda: zipped(("C:\\e08.py", ADAM)), "leads out of the archive"),
    "backslashes": (lambda: zipped(("a\\..\\..\\e08.py", ADAM)), "leads out of the archive"),
    "unbounded compression": (lambda: zipped(("e08.py", ADAM), method=zipfile.ZIP_LZMA), "compressed by method 14"),
}


@pytest.mark.parametrize("kind", BAD_ARCHIVES)
def test_a_bad_archive_is_a_sentence_about_its_student(tmp_path: Path, entries: list[Entry], kind: str) -> None:
    make, expected = BAD_ARCHIVES[kind]
    eve = class_with(tmp_path, entries, "homework.zip", make())["eve"]
    assert not eve.work
    assert expected in eve.problems[0]


def test_a_nul_in_a_members_name_is_refused(tmp_path: Path, entries: list[Entry]) -> None:
    data = zipped(("e08Xpy", ADAM)).replace(b"e08Xpy", b"e08\0py")
    eve = class_with(tmp_path, entries, "homework.zip", data)["eve"]
    assert not eve.work and "NUL byte" in eve.problems[0]


def test_a_member_with_an_endless_name_is_left_out(tmp_path: Path, entries: list[Entry]) -> None:
    """Looking for a "(1)" behind 60,000 spaces takes a minute, and an archive has room for thousands of them."""
    data = zipped(("e08" + " " * 60_000 + ".py", ADAM), ("e08_adam_step.py", ADAM))
    eve = class_with(tmp_path, entries, "homework.zip", data)["eve"]
    assert list(eve.work) == ["ch12.e08"]
    assert "has a name of more than 255 characters and is left out" in eve.problems[0]
    assert len(eve.problems[0]) < 500


def test_names_in_old_and_new_encodings_are_read(tmp_path: Path, entries: list[Entry]) -> None:
    plain = zipped(("J\xfcrgen/e08.py", ADAM))  # the flag for UTF-8 is set
    undeclared = bytearray(plain)
    undeclared[6:8] = b"\0\0"
    central = undeclared.index(b"PK\x01\x02")
    undeclared[central + 8 : central + 10] = b"\0\0"
    old = zipped(("JXrgen/e08.py", ADAM)).replace(b"JXrgen", "J\xfcrgen".encode("cp437"))
    for i, data in enumerate((plain, bytes(undeclared), old)):
        both = tmp_path / f"{i}.zip"
        both.write_bytes(data)
        got = take_in(both, entries)
        assert [s.student.name for s in got.submissions] == ["J\xfcrgen"], i
        assert got.submissions[0].student.key == "jurgen"


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (node("e08.py", tarfile.SYMTYPE, link="/etc/passwd"), "is a link"),
        (node("e08.py", tarfile.LNKTYPE, link="/etc/passwd"), "is a link"),
        (node("e08.py", tarfile.CHRTYPE), "a device or a pipe"),
        (node("e08.py", tarfile.FIFOTYPE), "a device or a pipe"),
        (node("../e08.py", tarfile.REGTYPE, 10), "leads out of the archive"),
        (node("e08.py", tarfile.REGTYPE, 2 << 20), "at most 1,048,576 are read"),
    ],
)
def test_a_tar_archive_is_no_way_around(
    tmp_path: Path, entries: list[Entry], info: tarfile.TarInfo, expected: str
) -> None:
    eve = class_with(tmp_path, entries, "homework.tar", tarred(info))["eve"]
    assert not eve.work
    assert expected in eve.problems[0]


def test_a_compressed_tar_is_not_unpacked_without_end(
    tmp_path: Path, entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip

    monkeypatch.setattr(archives, "MAX_TAR", 1 << 20)
    data = gzip.compress(tarred(node("x.bin", tarfile.REGTYPE, 4 << 20), node("e08.py", tarfile.REGTYPE, 5)))
    eve = class_with(tmp_path, entries, "homework.tgz", data)["eve"]
    assert not eve.work and "unpacks to more than 1,048,576 bytes" in eve.problems[0]


def test_what_is_read_of_one_student_is_bounded(
    tmp_path: Path, entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "MAX_STUDENT", 3_000)
    data = zipped(*((f"a{i}.py", b"#" * 1_000) for i in range(8)))
    eve = class_with(tmp_path, entries, "homework.zip", data)["eve"]
    assert any("bytes; at most" in p for p in eve.problems)


def test_many_problems_are_cut_short(tmp_path: Path, entries: list[Entry]) -> None:
    data = zipped(*((f"../{i}.py", b"") for i in range(100)))
    eve = class_with(tmp_path, entries, "homework.zip", data)["eve"]
    assert len(eve.problems) == 13 and eve.problems[-1] == "and 88 more of that kind"


# ---- files that are none --------------------------------------------------------------------------------------------


@needs_posix
def test_pipes_links_sockets_and_devices_are_never_opened(tmp_path: Path, entries: list[Entry]) -> None:
    root = tmp_path / "hw"
    for who in ("alice", "pipe", "link", "folder", "dangling"):
        (root / who).mkdir(parents=True)
    (root / "alice" / "e08.py").write_bytes(ADAM)
    os.mkfifo(root / "pipe" / "e08.py")
    os.mkfifo(root / "loose.py")
    (tmp_path / "secret.py").write_bytes(ADAM)
    (root / "link" / "e08.py").symlink_to(tmp_path / "secret.py")
    (root / "folder" / "all").symlink_to("/")
    (root / "dangling" / "e08.py").symlink_to("nowhere")
    got = {s.student.key: s for s in take_in(root, entries).submissions}
    assert {k for k, s in got.items() if s.work} == {"alice"}
    assert "e08.py is a named pipe" in got["pipe"].problems[0]
    assert "loose.py is a named pipe" in got["loose"].problems[0]
    assert "e08.py is a link" in got["link"].problems[0]
    assert "all is a link" in got["folder"].problems[0]
    assert "e08.py is a link" in got["dangling"].problems[0]


@needs_posix
def test_a_file_that_becomes_a_link_or_a_pipe_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"secret")
    (tmp_path / "link").symlink_to("real")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(tmp_path, os.O_RDONLY)
        try:
            server.bind(f"/proc/self/fd/{here}/socket" if Path("/proc/self/fd").is_dir() else str(tmp_path / "socket"))
        finally:
            os.close(here)
        for name in ("link", "pipe", "socket", "."):
            with pytest.raises(Unreadable):
                read_file(tmp_path / name, 100)
    with pytest.raises(Unreadable, match="a device"):
        read_file(Path("/dev/zero"), 100)


def test_a_sparse_file_is_not_read(tmp_path: Path, entries: list[Entry]) -> None:
    for who in ("alice", "eve"):
        (tmp_path / who).mkdir()
    (tmp_path / "alice" / "e08.py").write_bytes(ADAM)
    with (tmp_path / "eve" / "e08.py").open("wb") as file:
        file.truncate(5 << 30)
    got = {s.student.key: s for s in take_in(tmp_path, entries).submissions}
    assert not got["eve"].work
    assert "e08.py has 5,368,709,120 bytes; at most 1,048,576 are read" in got["eve"].problems[0]


@needs_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path, entries: list[Entry]) -> None:
    for who in ("alice", "eve", "mallory"):
        (tmp_path / who).mkdir()
        (tmp_path / who / "e08.py").write_bytes(ADAM)
    (tmp_path / "eve" / "e08.py").chmod(0)
    (tmp_path / "mallory").chmod(0)
    try:
        got = {s.student.key: s for s in take_in(tmp_path, entries).submissions}
    finally:
        (tmp_path / "mallory").chmod(0o755)
    assert "e08.py cannot be read: Permission denied" in got["eve"].problems[0]
    assert "folder mallory cannot be listed" in got["mallory"].problems[0]


def test_the_systems_refusal_is_one_students(
    tmp_path: Path, entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as above where everything may be read, as by root."""
    really = os.open

    def refuse(path: object, *args: int, **kwargs: int) -> int:
        if "eve" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    eve = class_with(tmp_path, entries, "e08.py", ADAM)["eve"]
    assert eve.problems == ("e08.py cannot be read: Permission denied",)


# ---- names ----------------------------------------------------------------------------------------------------------

NASTY = [
    *("..", "../x", "a/b", "con", "NUL.txt", "=cmd|' /C calc'!A0", "a\nb", "q\"'", "\u202egnp.exe", "", ".", "-rf"),
    *("é" * 300, "山田 太郎", "\x1b[31mred", "a\0b", "x" * 500, "ＡＢ", "ﬁ", "\ud800"),
]


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_becomes_a_safe_key(name: str) -> None:
    (one,) = with_keys([Student(name)], ["origin"])
    assert one.key and set(one.key) <= SAFE and one.key[0].isalnum() and one.key[-1] not in "." and len(one.key) < 100
    assert ".." not in one.key and one.key == one.key.lower() and one.key.partition(".")[0] not in ("con", "nul")
    assert cleaned(name).isprintable()


@needs_posix
def test_students_folders_with_nasty_names_are_taken_in(tmp_path: Path, entries: list[Entry]) -> None:
    names = ["a\nb", "q\"'", "=1+1", "\u202egnp.exe", "\x1b[31mred", "...", "山田", "con", "b\udcff"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "e08\n\x1b[0m.py").write_bytes(ADAM)
    got = take_in(tmp_path, entries)
    assert len({s.student.key for s in got.submissions}) == len(names)
    for one in got.submissions:
        assert list(one.work) == ["ch12.e08"]
        assert one.student.name.isprintable() and one.origin.isprintable() and all(map(str.isprintable, one.problems))
        assert set(one.student.key) <= SAFE
        assert len(one.digest) == 64


PEOPLE = st.builds(
    Student,
    key=st.text(max_size=30) | st.sampled_from(["anna", "Anna", "ÄNNA", "anna-2", *NASTY]),
    name=st.sampled_from(["Anna", "anna", ""]),
    id=st.sampled_from(["", "1", "2", "../1"]),
)


@given(st.lists(PEOPLE, max_size=12))
def test_keys_are_safe_and_no_two_alike(people: list[Student]) -> None:
    keys = [s.key for s in with_keys(people, [f"place {i}" for i in range(len(people))])]
    assert len({k.casefold() for k in keys}) == len(people)
    assert all(k and set(k) <= SAFE and k[0].isalnum() and ".." not in k for k in keys)


@given(st.lists(PEOPLE, min_size=1, max_size=8, unique_by=lambda s: safe(s.key)), st.randoms(use_true_random=False))
def test_a_key_does_not_depend_on_the_order_of_the_class(people: list[Student], order: object) -> None:
    places = {id(s): f"place {i}" for i, s in enumerate(people)}
    shuffled = list(people)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    first = {
        places[id(s)]: k.key for s, k in zip(people, with_keys(people, [places[id(s)] for s in people]), strict=True)
    }
    again = with_keys(shuffled, [places[id(s)] for s in shuffled])
    assert first == {places[id(s)]: k.key for s, k in zip(shuffled, again, strict=True)}


PARTS = st.text(min_size=1, max_size=12) | st.sampled_from(
    [
        *("..", ".", "", "C:", "e08.py", "e08_adam_step.py", "alice", "hw.ipynb", "x.zip", "x.tar.gz", "__MACOSX"),
        *("exercises", "ch12", "A B_1_assignsubmission_file_", "ab_LATE_1_2_e08.py", "ab_1_2_hw-3.py", "\u202e"),
        *("submission_metadata.yml", "submission_1"),
    ]
)
NAMES = st.lists(PARTS, min_size=1, max_size=4).flatmap(
    lambda p: st.sampled_from(["/", "\\"]).map(lambda sep: sep.join(p))
)
CONTENT = st.binary(max_size=60) | st.sampled_from(
    [ADAM, zipped(("e08.py", ADAM)), b"{}", b"- a\n", b":a: :b\n", b"{" * 5_000]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    members=st.dictionaries(NAMES, CONTENT, max_size=8), flip=st.none() | st.tuples(st.integers(0), st.integers(0, 255))
)
def test_any_archive_is_taken_in_or_refused_in_words(
    tmp_path: Path, entries: list[Entry], members: dict[str, bytes], flip: tuple[int, int] | None
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name.encode("utf-8", "ignore").decode()
            archive.writestr(info, data)
    packed = bytearray(buffer.getvalue())
    if flip is not None:
        packed[flip[0] % len(packed)] = flip[1]
    (tmp_path / "class.zip").write_bytes(packed)
    try:
        got = take_in(tmp_path / "class.zip", entries)
    except UsageError as refusal:
        assert str(refusal)
        return
    finally:
        assert [p.name for p in tmp_path.iterdir()] == ["class.zip"]
    well_made(got)


def well_made(got: Intake) -> None:
    keys = [s.student.key for s in got.submissions]
    assert len({k.casefold() for k in keys}) == len(keys)
    for one in got.submissions:
        assert set(one.student.key) <= SAFE and one.student.key[0].isalnum()
        assert one.student.name.isprintable() and one.origin.isprintable()
        assert one.work or one.problems, "nobody is left without a word"
        assert all(map(str.isprintable, one.problems))
        for work in one.work.values():
            assert work.module in work.files and all(f.removesuffix(".py").isidentifier() for f in work.files)
    assert list(got.submissions) == sorted(got.submissions, key=lambda s: s.student)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), ending=st.sampled_from([".zip", ".tar", ".tgz", ".tar.bz2", ".py", ".ipynb"]))
def test_any_bytes_are_taken_in_or_refused_in_words(
    tmp_path: Path, entries: list[Entry], data: bytes, ending: str
) -> None:
    folder = tmp_path / "class"
    (folder / "alice").mkdir(parents=True, exist_ok=True)
    for old in (folder / "alice").iterdir():
        old.unlink()
    (folder / "alice" / f"hw{ending}").write_bytes(data)
    well_made(take_in(folder, entries))


def test_nested_aliases_in_a_table_do_not_grow(tmp_path: Path, entries: list[Entry]) -> None:
    """Twelve levels of nine each would be 282 thousand million values."""
    table = ["a0: &a0 [x]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 13))]
    table += ["submission_1: {':submitters': [{':name': *a12, ':sid': 7, ':email': *a12}]}", "b0: &b0 {k: v}"]
    table += [f"b{i}: &b{i} {{<<: [{', '.join([f'*b{i - 1}'] * 9)}]}}" for i in range(1, 13)]
    (tmp_path / "submission_metadata.yml").write_text("\n".join(table))
    (tmp_path / "submission_1").mkdir()
    (tmp_path / "submission_1" / "e08.py").write_bytes(ADAM)
    got = {s.student.id: s for s in take_in(tmp_path, entries).submissions}
    assert list(got["7"].work) == ["ch12.e08"]


def test_masses_of_statements_are_read_in_one_pass() -> None:
    """A copy of the line, or of the cell, for each of its statements would take gigabytes here."""
    source = ";".join(f"a{i % 7} = {i}" for i in range(3_000)) + "\n" + "b = 1\n" * 3_000
    cell = {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}
    made = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    read = read_notebook(json.dumps(made).encode(), "x.ipynb")
    assert len(read.statements) == 6_000
    assert sum(len(s.text) for s in read.statements) < 2 * len(source)
