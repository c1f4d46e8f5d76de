"""Folders and archives as lists of members that can be read, each with bounds.  Nothing is ever unpacked to disk.

A tar archive can only be read from end to end: what is wanted of it waits in a temporary file without a name.

What is refused, in one sentence each: links, devices, pipes, paths that lead outside, encrypted or overlapping
members, methods of compression whose memory cannot be bounded, too much of anything.

Depends on: naming, aside (temporary files), store (how its file is recognized).
"""

from __future__ import annotations

import bz2
import errno
import gzip
import io
import mmap
import os
import re
import stat
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO

from dlgrade.classroom.aside import explained
from dlgrade.classroom.naming import shown
from dlgrade.classroom.store import APPLICATION, FILE, LOCK
from dlgrade.errors import GraderBroken

MAX_ARCHIVE = 64 << 20  # a student's archive
MAX_TAR = 128 << 20  # what a compressed tar may unpack to: it can only be read from end to end
IN_MEMORY = 1 << 17  # of it that waits in memory
MAX_MEMBERS = 5_000
MAX_CLASS_MEMBERS = 200_000
MAX_DEPTH = 24
MAX_PART = 255  # characters of a file's or folder's name: no file system keeps more
MAX_RATIO = 200  # of an archive in an archive; no work that anybody wrote is packed as densely
ZIP = (".zip",)
TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz")
UNREAD = (".7z", ".rar", ".xz", ".txz", ".gz", ".bz2", ".zst", ".lzma", ".zipx", ".ace", ".arj", ".dmg")
_JUNK = frozenset(
    "__macosx __pycache__ .ipynb_checkpoints .git .svn .hg .idea .vscode .venv venv .env node_modules site-packages "
    ".mypy_cache .pytest_cache .ruff_cache .ds_store thumbs.db desktop.ini .spotlight-v100 .trashes".split()
)
_DRIVE = re.compile(r"[A-Za-z]:")
_CENTRAL = re.compile(rb"PK\x01\x02")
Path_ = tuple[str, ...]


class Unreadable(Exception):
    """A member cannot be read; its text is one sentence for people."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file that can be read.  A class has tens of thousands of them.

    path     : its parts below the folder or inside the archive.
    size     : in bytes, as stated; ``read`` does not trust it.
    modified : seconds since the epoch, or None where nobody knows.
    read     : the bytes, if there are at most so many; raises `Unreadable`.
    """

    path: Path_
    size: int
    modified: float | None
    read: Callable[[int], bytes] = field(compare=False, repr=False)


@dataclass
class Listing:
    """What a folder or an archive holds, its empty folders, and what of it cannot be taken: (path, sentence)."""

    members: list[Member] = field(default_factory=list)
    empty: list[Path_] = field(default_factory=list)
    problems: list[tuple[Path_, str]] = field(default_factory=list)


def is_junk(path: Path_) -> bool:
    """What systems and tools leave behind, and nobody hands in on purpose."""
    return any(part.lower() in _JUNK or part.startswith("._") for part in path)


def is_archive(name: str) -> bool:
    return name.lower().endswith(ZIP + TAR)


def stem_of(name: str) -> str:
    """A file's name without its extension, ``.tar.gz`` being one."""
    lower = name.lower()
    ending = max((e for e in ZIP + TAR if lower.endswith(e)), key=len, default="")
    if ending:
        return name[: -len(ending)]
    head, dot, tail = name.rpartition(".")
    return head if dot and head and len(tail) <= 6 else name


# ---- files and folders ----------------------------------------------------------------------------------------------


def read_file(path: Path, limit: int) -> bytes:
    """A regular file of at most ``limit`` bytes, never through a link and never waiting; raises Unreadable."""
    with open_file(path, limit) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(f"{shown(path.name)} has more than {limit:,} bytes; that is more than is read")
    return data


def open_file(path: Path, limit: int | None = None) -> BinaryIO:
    """A regular file, opened for reading; raises Unreadable."""
    name = shown(path.name)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        _refuse_other_kinds(path.lstat().st_mode, name)  # where there is no O_NOFOLLOW, and to name what it is
        handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise Unreadable(f"{name} cannot be read: {reason(error)}") from None
    try:
        about = os.fstat(handle)
        _refuse_other_kinds(about.st_mode, name)
        if limit is not None and about.st_size > limit:
            raise Unreadable(f"{name} has {about.st_size:,} bytes; at most {limit:,} are read")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def reason(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "it is a link"
    return error.strerror or type(error).__name__


def _refuse_other_kinds(mode: int, name: str) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = (
        (stat.S_ISLNK, "a link, and links are not followed"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
    )
    what = next((text for test, text in kinds if test(mode)), "a device")
    raise Unreadable(f"{name} is {what}; a regular file is expected")


def _is_ours(folder: Path, names: set[str]) -> bool:
    """Whether `dlgrade grade` keeps results there: SQLite's header names the application, once it is written back."""
    if FILE not in names:
        return False
    try:
        with open_file(folder / FILE) as file:
            head = file.read(72)
    except (Unreadable, OSError):
        return False
    return head.startswith(b"SQLite format 3") and (head[68:] == APPLICATION.to_bytes(4, "big") or LOCK in names)


def folder_listing(root: Path, ignore: Path | None = None) -> Listing:
    """Every regular file below a folder; ``ignore`` and every folder that `dlgrade grade` wrote are passed over.

    Raises Unreadable if the folder itself cannot be listed.
    """
    listing = Listing()
    skip = _identity(ignore)
    waiting: list[Path_] = [()]
    words: dict[str, str] = {}  # a class hands in files of the same names
    seen = 0
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(root.joinpath(*below)) as found:
                entries = sorted(found, key=lambda e: e.name)
        except OSError as error:
            if not below:
                raise Unreadable(f"{shown(root.name)} cannot be listed: {reason(error)}") from None
            listing.problems.append((below, f"the folder {shown(below[-1])} cannot be listed: {reason(error)}"))
            continue
        if below and _is_ours(root.joinpath(*below), {e.name for e in entries}):
            continue
        entries = [e for e in entries if not is_junk((e.name,))]
        if below and not entries:
            listing.empty.append(below)
        for entry in entries:
            path = (*below, words.setdefault(entry.name, entry.name))
            seen += 1
            if seen > MAX_CLASS_MEMBERS:
                raise Unreadable(f"{shown(root.name)} holds more than {MAX_CLASS_MEMBERS:,} files; that is no class")
            try:
                about = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(about.st_mode):
                    if (about.st_dev, about.st_ino) == skip or (skip and _identity(Path(entry.path)) == skip):
                        continue
                    if len(path) >= MAX_DEPTH:
                        listing.problems.append((path, f"{shown(entry.name)} lies more than {MAX_DEPTH} folders deep"))
                    else:
                        waiting.append(path)
                    continue
                _refuse_other_kinds(about.st_mode, shown(entry.name))
            except Unreadable as problem:
                listing.problems.append((path, str(problem)))
                continue
            except OSError as error:
                listing.problems.append((path, f"{shown(entry.name)} cannot be read: {reason(error)}"))
                continue
            listing.members.append(Member(path, about.st_size, about.st_mtime, _Reader(root, path)))
    return listing


def _identity(path: Path | None) -> tuple[int, int] | None:
    try:
        about = path.stat() if path is not None else None
    except OSError:
        return None
    return (about.st_dev, about.st_ino) if about is not None else None


class _Reader:
    """Reads a file below a folder; the path is put together when it is asked."""

    __slots__ = ("path", "root")

    def __init__(self, root: Path, path: Path_) -> None:
        self.root, self.path = root, path

    def __call__(self, limit: int) -> bytes:
        return read_file(self.root.joinpath(*self.path), limit)


# ---- archives -------------------------------------------------------------------------------------------------------


def archive_listing(name: str, data: bytes | Path, stack: ExitStack, *, most: int = MAX_MEMBERS) -> Listing:
    """The members of an archive.

    name  : decides, by its ending, what kind of archive it is.
    data  : its bytes, or where it lies; members can be read until ``stack`` is closed.
    most  : how many members it may have.
    Raises Unreadable if nothing can be made of it.
    """
    file: BinaryIO = stack.enter_context(io.BytesIO(data) if isinstance(data, bytes) else open_file(data))
    try:
        if name.lower().endswith(ZIP):
            return _zip_listing(name, file, data, stack, most)
        return _tar_listing(name, file, stack, most)
    except (Unreadable, GraderBroken):
        raise
    except Exception as error:  # the libraries raise nearly everything on broken archives
        kind = "zip" if name.lower().endswith(ZIP) else "tar"
        raise Unreadable(f"{shown(name)} is no readable {kind} archive ({_why(error)})") from None


def _why(error: Exception) -> str:
    return shown(str(error)) if str(error) else type(error).__name__


def _placed(name: str) -> Path_:
    """The parts of a member's name, whichever slash it uses; raises Unreadable if it leads out of the archive."""
    if "\0" in name:
        raise Unreadable(f"the member {shown(name)} has a NUL byte in its name and is left out")
    plain = name.replace("\\", "/")
    parts = tuple(p for p in plain.split("/") if p not in ("", "."))
    if plain.startswith("/") or ".." in parts or (parts and _DRIVE.match(parts[0])):
        raise Unreadable(f"the member {shown(name)} leads out of the archive and is left out")
    if len(parts) > MAX_DEPTH:
        raise Unreadable(f"the member {shown(parts[-1])} lies more than {MAX_DEPTH} folders deep and is left out")
    if any(len(part) > MAX_PART for part in parts):
        raise Unreadable(f"the member {shown(parts[-1])} has a name of more than {MAX_PART} characters and is left out")
    return parts


def _zip_listing(name: str, file: BinaryIO, data: bytes | Path, stack: ExitStack, most: int) -> Listing:
    _refuse_crowds(name, file, data, most)
    archive = stack.enter_context(zipfile.ZipFile(file))
    infos = archive.infolist()
    if len(infos) > most:
        raise Unreadable(f"{shown(name)} has {len(infos):,} members; at most {most:,} are read")
    listing = Listing()
    end = 0
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < end:
            raise Unreadable(f"{shown(name)} has members that overlap, as a decompression bomb has; it is not unpacked")
        end = info.header_offset + info.compress_size
    folders: list[Path_] = []
    words: dict[str, str] = {}
    for info in infos:
        try:
            path = tuple(words.setdefault(part, part) for part in _placed(_zip_name(info)))
        except Unreadable as problem:
            listing.problems.append(((), f"{shown(name)}: {problem}"))
            continue
        if not path or is_junk(path):
            continue
        if info.is_dir() or info.filename.endswith("\\"):
            folders.append(path)
            continue
        try:
            _refuse_member(info)
        except Unreadable as problem:
            listing.problems.append((path, f"{shown(name)}: {problem}"))
            continue
        listing.members.append(Member(path, info.file_size, _zip_time(info), _ZipReader(archive, info)))
    everything = (*(m.path for m in listing.members), *(p for p, _ in listing.problems), *folders)
    full = {p[:i] for p in everything for i in range(len(p))}
    listing.empty = [f for f in folders if f not in full]
    archive.NameToInfo.clear()  # members are read by what the listing knows of them
    return listing


def _refuse_crowds(name: str, file: BinaryIO, data: bytes | Path, most: int) -> None:
    """Count the members before the library makes an object of each."""
    if isinstance(data, bytes):
        found = sum(1 for _ in zip(range(most + 1), _CENTRAL.finditer(data), strict=False))
    else:
        if os.fstat(file.fileno()).st_size == 0:
            raise Unreadable(f"{shown(name)} is empty; a zip archive is expected")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            found = sum(1 for _ in zip(range(most + 1), _CENTRAL.finditer(mapped), strict=False))
    if found > most:
        raise Unreadable(f"{shown(name)} has more than {most:,} members; that is more than is read")


def _refuse_member(info: zipfile.ZipInfo) -> None:
    name = shown(info.filename.replace("\\", "/").rpartition("/")[2])
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == 3 else 0
    if info.flag_bits & 1:
        raise Unreadable(f"{name} is encrypted; ask for an archive without a password")
    if kind and not stat.S_ISREG(kind):
        what = "a link" if stat.S_ISLNK(kind) else "a device or a pipe"
        raise Unreadable(f"{name} is {what} and is left out; a regular file is expected")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(f"{name} is compressed by method {info.compress_type}; only ordinary zip is read")
    if is_archive(name) and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise Unreadable(
            f"{name} is packed more than {MAX_RATIO} times, as a decompression bomb is; it is not unpacked"
        )


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Old tools write names in code page 437; macOS writes UTF-8 and does not say so."""
    name = info.orig_filename
    if not info.flag_bits & 0x800 and not name.isascii():
        try:
            return name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            return name
    return name


def _zip_time(info: zipfile.ZipInfo) -> float | None:
    if info.date_time <= (1980, 1, 1, 0, 0, 0):  # what tools write that do not know
        return None
    try:
        return time.mktime((*info.date_time, 0, 0, -1))  # archives state local time
    except (ValueError, OverflowError):
        return None


class _ZipReader:
    """Reads a member; small, as a class has tens of thousands of them."""

    __slots__ = ("archive", "info")

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self.archive, self.info = archive, info

    def __call__(self, limit: int) -> bytes:
        name, size = shown(self.info.filename.rpartition("/")[2]), self.info.file_size
        if size > limit:
            raise Unreadable(f"{name} has {size:,} bytes; at most {limit:,} are read")
        try:
            with self.archive.open(self.info) as file:
                return _at_most(file, limit, name)
        except Unreadable:
            raise
        except Exception as error:  # wrong checksums, cut streams, headers that disagree: the library raises anything
            raise Unreadable(f"{name} is damaged inside its archive ({_why(error)})") from None


def _at_most(file: IO[bytes], limit: int, name: str) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(f"{name} unpacks to more than {limit:,} bytes; that is more than is read")
    return data


class _Bounded(io.RawIOBase):
    """A stream that ends with an error once it has given too much."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.file, self.name, self.given = file, name, 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(min(size, 1 << 20) if size >= 0 else 1 << 20)
        self.given += len(data)
        if self.given > MAX_TAR:
            raise Unreadable(f"{shown(self.name)} unpacks to more than {MAX_TAR:,} bytes; that is more than is read")
        return data


def _tar_listing(name: str, file: BinaryIO, stack: ExitStack, most: int) -> Listing:
    """A tar archive is read from end to end, forwards only: a member that points backwards cannot make it loop."""
    lower = name.lower()
    opened: Any = file
    if lower.endswith((".gz", ".tgz")):
        opened = gzip.GzipFile(fileobj=file)
    elif lower.endswith((".bz2", ".tbz2", ".tbz")):
        opened = bz2.BZ2File(file)
    listing, kept, count = Listing(), 0, 0
    words: dict[str, str] = {}
    with explained():
        spooled = tempfile.SpooledTemporaryFile(IN_MEMORY, prefix="dlgrade-")  # noqa: SIM115  (until the stack ends)
        waiting = stack.enter_context(spooled)
    with tarfile.open(fileobj=_Bounded(opened, name), mode="r|") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # it would keep them all
            count += 1
            if count > most:
                raise Unreadable(f"{shown(name)} has more than {most:,} members; that is more than is read")
            try:
                path = tuple(words.setdefault(part, part) for part in _placed(info.name))
                if not path or info.isdir() or is_junk(path):
                    continue
                if not info.isreg():
                    what = "a link" if info.issym() or info.islnk() else "a device or a pipe"
                    raise Unreadable(f"{shown(path[-1])} is {what} and is left out; a regular file is expected")
            except Unreadable as problem:
                listing.problems.append(((), f"{shown(name)}: {problem}"))
                continue
            place = None
            worth = path[-1].lower().endswith((".py", ".ipynb", ".yml", *ZIP, *TAR)) and info.size <= MAX_ARCHIVE
            if worth and kept + info.size <= MAX_TAR:
                content = archive.extractfile(info)
                data = content.read(info.size) if content is not None else b""
                place = kept if len(data) == info.size else None
                kept += len(data)
                with explained():
                    waiting.write(data)
            reader = _TarReader(waiting, path[-1], info.size, place)
            listing.members.append(Member(path, info.size, float(info.mtime) or None, reader))
    return listing


class _TarReader:
    """Reads what waits of a member; ``place`` is where, or None if it could not be taken whole."""

    __slots__ = ("file", "name", "place", "size")

    def __init__(self, file: IO[bytes], name: str, size: int, place: int | None) -> None:
        self.file, self.name, self.size, self.place = file, name, size, place

    def __call__(self, limit: int) -> bytes:
        if self.size > limit or self.place is None:
            name = shown(self.name)
            raise Unreadable(f"{name} has {self.size:,} bytes or is cut off; at most {limit:,} are read")
        with explained():
            self.file.seek(self.place)
            return self.file.read(self.size)
