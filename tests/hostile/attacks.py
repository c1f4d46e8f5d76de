"""The hostile submissions: what each attempts, what stops it, and the scene that it is let loose on.

A submission is a file under ``submissions/`` whose first lines say

    # attack: what it attempts
    # expect: the verdicts that may come of it
    # stopped-by: the layer that stops it
    # says: words that its report must hold (optional)
    # exercise: the toy that it pretends to solve (z1 where nothing is said)
    # naive: why the attack means nothing to a runner in one process (optional; see benchmarks/hostile_naive.py)

Each holds the right answer and gives it only if its attack succeeds, or is wrong and lies about it: points mean that
the attack worked.  @NAMES@ in the text are replaced by places of the scene.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SUBMISSIONS = Path(__file__).parent / "submissions"
SURVIVOR = "dlgrade-hostile-survivor"  # what a process that an attack leaves behind has on its command line
PROOF = "dlgrade-hostile-proof"  # what a file has in its name that an attack leaves in a public folder
PUBLIC = ("/tmp", "/dev/shm", "/var/tmp")


@dataclass(frozen=True)
class Attack:
    """One hostile submission."""

    name: str
    attack: str
    expect: tuple[str, ...]
    stopped_by: str
    says: str
    exercise: str
    naive: str
    text: str


def attacks() -> list[Attack]:
    """All of them, by name."""
    return [_read(path) for path in sorted(SUBMISSIONS.glob("*.py"))]


def _read(path: Path) -> Attack:
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(": ")
        head[key] = value
    absent = {"attack", "expect", "stopped-by"} - head.keys()
    unknown = head.keys() - {"attack", "expect", "stopped-by", "says", "exercise", "naive"}
    if absent or unknown:
        raise ValueError(f"{path.name}: no line {sorted(absent)}, unknown lines {sorted(unknown)}")
    return Attack(
        path.stem,
        head["attack"],
        tuple(head["expect"].split()),
        head["stopped-by"],
        head.get("says", ""),
        head.get("exercise", "z1"),
        head.get("naive", ""),
        text,
    )


@dataclass
class Scene:
    """A folder with what attacks are after, open to every user: permissions must not be what stops them."""

    root: Path
    port: int
    secret: str
    known: tuple[float, ...]
    before: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    @classmethod
    def build(cls, root: Path, port: int, known: tuple[float, ...], solution: str) -> Scene:
        """Lay it out."""
        scene = cls(root, port, f"SECRET-{os.urandom(8).hex()}", known)
        for name, text in (
            ("canary.txt", scene.secret),
            ("solutions/reference.py", f"TOKEN = {scene.secret!r}\n{solution}"),
            ("submissions/other.py", f"# {scene.secret}\n{solution}"),
        ):
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
            path.chmod(0o666)
        for folder in (root, root / "solutions", root / "submissions", root / "outside"):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)
        for folder in root.parents:  # pytest keeps its folders to their owner
            if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
                folder.chmod(folder.stat().st_mode | 0o001)
        scene.before = scene.state()
        return scene

    def text_of(self, attack: Attack) -> str:
        """The submission, aimed at this scene."""
        text = attack.text.replace('"@NEST@"', "(" * 100_000 + ")" * 100_000).replace('"@KNOWN@"', repr(self.known))
        places = {
            "@CANARY@": self.root / "canary.txt",
            "@SOLUTION@": self.root / "solutions" / "reference.py",
            "@OTHER@": self.root / "submissions" / "other.py",
            "@OUTSIDE@": self.root / "outside",
            "@PORT@": self.port,
        }
        for mark, place in places.items():
            text = text.replace(mark, str(place))
        return text

    def state(self) -> dict[str, tuple[int, bytes]]:
        """Mode and content of everything in it."""
        found = {}
        for path in sorted(self.root.rglob("*")):
            data = path.read_bytes() if path.is_file() else b""
            found[str(path.relative_to(self.root))] = path.lstat().st_mode, data
        return found

    def damage(self) -> list[str]:
        """What was changed, removed or added since it was laid out, here and in the public folders."""
        now = self.state()
        names = [n for n in now.keys() | self.before.keys() if now.get(n) != self.before.get(n)]
        return sorted(names) + [f"{folder}/{PROOF}" for folder in PUBLIC if Path(folder, PROOF).exists()]


def processes() -> Iterator[tuple[int, str]]:
    """(number, command line) of every process that has not ended (Linux)."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if command:  # empty: a thread of the kernel, or dead and waiting to be collected
                yield int(folder.name), command.replace(b"\0", b" ").decode("utf-8", "replace")
