"""The walls: what a learner's code reaches for, and that it does not get it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.sandbox.conftest import ENOUGH

from dlgrade.errors import Crashed, Forbidden, LearnerFailure, Raised, SandboxUnavailable
from dlgrade.sandbox import Isolation, Sandbox, seccomp
from dlgrade.sandbox.processes import supports_fork

GRADER = Path(__file__).parents[2] / "grader"  # where dlgrade itself lies

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel layers are Linux's")


@pytest.fixture(scope="module")
def full(fast: Sandbox) -> Sandbox:
    if fast.isolation().level != "full":
        pytest.skip("no full isolation on this machine")
    return fast


@linux
def test_this_machine_isolates_fully_by_every_method(sandbox: Sandbox) -> None:
    isolation = sandbox.isolation()
    if "system-call filter" not in isolation.layers:
        pytest.skip("this kernel takes no filters")
    assert (isolation.level, isolation.possible) == ("full", ())
    assert isolation.line().startswith("isolation: full (system-call filter")


@linux
@pytest.mark.parametrize(
    ("without", "level", "possible"),
    [
        (("landlock",), "full", set()),
        (("seccomp",), "partial", {"see which files exist"}),
        (("seccomp", "landlock"), "partial", {"see which files exist"}),
    ],
)
def test_isolation_tells_what_is_possible_without_a_layer(
    without: tuple[str, ...], level: str, possible: set[str]
) -> None:
    with Sandbox() as box:
        box._without = without
        found = box.isolation()
    assert found.level == level
    assert possible <= set(found.possible)
    assert not any(name in found.line() for name in ("Landlock",) if "landlock" in without)


def test_the_line_of_each_level() -> None:
    assert Isolation("full", ("a", "b"), ()).line() == "isolation: full (a, b)"
    partial = Isolation("partial", ("a",), ("start processes", "x")).line()
    assert partial == "isolation: PARTIAL (a). On this system submitted code can start processes, x."
    none = Isolation("none", ("audit hook",), ("read files",)).line()
    assert none.startswith(
        "isolation: NONE (audit hook). On this system submitted code can read files with your rights"
    )


ATTACKS = {
    "read": "open('/etc/passwd').read()",
    "read low": "os.open('/etc/passwd', os.O_RDONLY)",
    "exists": "os.stat('/etc/passwd')",
    "access": "{}['hidden'] if not os.access('/etc/passwd', os.F_OK) else None",
    "list": "os.listdir('/')",
    "write": "open('/tmp/dlgrade-attack', 'w')",
    "chmod": "os.chmod('/tmp', 0o777)",
    "chdir": "os.chdir('/tmp')",
    "unlink": "os.unlink('/tmp/nothing')",
    "environ": "open('/proc/self/environ').read()",
    "parent memory": "open(f'/proc/{os.getppid()}/mem', 'rb')",
    "descriptors": "os.listdir('/proc/self/fd')",
    "fork": "os.fork()",
    "system": "{}['refused'] if os.system('true') else None",
    "subprocess": "subprocess.run(['true'])",
    "exec": "os.execv('/bin/true', ['true'])",
    "spawn without an event": "setattr(subprocess, 'sys', Deaf()) or subprocess.Popen(['/bin/sleep', '60'])",
    "socket": "socket.socket()",
    "datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "socket pair": "socket.socketpair()",
    "kill parent": "os.kill(os.getppid(), signal.SIGKILL)",
    "kill all": "os.kill(-1, signal.SIGKILL)",
    "stop host": "os.kill(os.getppid(), signal.SIGSTOP)",
    "own signal by descriptor": "fcntl.fcntl(1, fcntl.F_SETOWN, os.getppid())",
    "limits of others": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
    "raise own limits": "resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "memfd": "os.memfd_create('x')",
    "shared memory": "multiprocessing.shared_memory.SharedMemory(create=True, size=10)",
    "nice": "os.nice(1)",
    "priority": "os.setpriority(os.PRIO_PROCESS, 0, 5)",
    "user namespace": "must(ctypes.CDLL(None).unshare(0x10000000))",
    "ptrace": "must(ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0))",
    "io_uring": "must(ctypes.CDLL(None).syscall(425, 1, 0))",
    "bpf": "must(ctypes.CDLL(None).syscall(321, 0, 0, 0))",
    "prctl": "must(ctypes.CDLL(None).prctl(1, 0, 0, 0, 0))",
    "x32 call": "must(ctypes.CDLL(None).syscall(0x40000000 + 2, b'/etc/passwd', 0))",
    "solutions": "__import__('solutions')",
    "dlgrade": "__import__('dlgrade')",
    "path by hand": f"(sys.path.insert(0, {str(GRADER)!r}), __import__('dlgrade'))",
    "load": "np.load('/etc/passwd')",
    "library": "ctypes.CDLL('/lib/x86_64-linux-gnu/libutil.so.1')",
}
PREFIX = """
import os, sys, subprocess, socket, signal, fcntl, resource, ctypes, multiprocessing.shared_memory
import numpy as np
def must(result):
    if result < 0: raise PermissionError(1, 'refused')
class Deaf:
    audit = staticmethod(lambda *event: None)
    def __getattr__(self, name): return getattr(sys, name)
def good(): return 7
def attack():
    return str({})
"""


@linux
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_nothing(full: Sandbox, name: str) -> None:
    source = PREFIX.replace("{}", ATTACKS[name], 1)
    with full.open({"work.py": source.encode()}, "work", limits=ENOUGH) as remote:
        with pytest.raises(LearnerFailure) as caught:
            remote.implementation.attack()
        assert isinstance(caught.value, (Raised, Forbidden, Crashed)), caught.value
        assert remote.implementation.good() == 7


@linux
def test_a_refused_file_is_forbidden_in_words(submit: Any) -> None:
    with pytest.raises(Forbidden, match=r"f\(\): `open\(\)` is not available while judging"):
        submit("def f(): return open('data.csv').read()").implementation.f()


def test_the_audit_hook_refuses_the_ordinary_ways() -> None:
    source = """
        import os, subprocess, socket
        def read(): return open('/etc/passwd').read()
        def write(): return open('/tmp/dlgrade-attack', 'w')
        def run(): return subprocess.run(['true'])
        def connect(): return socket.create_connection(('127.0.0.1', 9))
        def fork(): return os.fork()
        def late():
            import numpy as np
            return np.ones(2)
    """
    with Sandbox() as box:
        box._without = ("seccomp", "landlock")
        with box.open({"work.py": textwrap.dedent(source).encode()}, "work") as remote:
            for name in ("read", "write", "run", "connect", "fork"):
                with pytest.raises(Forbidden, match="not available while judging"):
                    getattr(remote.implementation, name)()
            assert remote.implementation.late().tolist() == [1, 1]


@linux
def test_the_worker_sees_nothing_of_the_grader(full: Sandbox) -> None:
    source = b"""
import os, sys, gc
def look():
    modules = [m for m in sys.modules if m.split('.')[0] in ('dlgrade', 'pytest', '_pytest', 'solutions')]
    return [modules, sys.path, sys.argv, dict(os.environ), os.getcwd()]
"""
    with full.open({"work.py": source}, "work") as remote:
        assert remote.implementation.look() == [[], [], [""], {}, "/"]


@linux
def test_only_five_descriptors_are_open(full: Sandbox) -> None:
    source = b"""
import os
def opened():
    found = []
    for fd in range(70):
        try:
            os.get_inheritable(fd)
        except OSError:
            continue
        found.append(fd)
    return found
"""
    with full.open({"work.py": source}, "work") as remote:
        assert remote.implementation.opened() == [0, 1, 2, 3, 4]


@linux
def test_memory_is_bounded(submit: Any) -> None:
    remote = submit(
        "import numpy as np\ndef f(n): return np.ones(n, np.uint8).nbytes", limits=replace(ENOUGH, memory=64 << 20)
    )
    assert remote.implementation.f(1 << 20) == 1 << 20
    with pytest.raises(Raised, match="MemoryError"):
        remote.implementation.f(100 << 20)


def gone(pid: int, wait: float = 30.0) -> bool:
    end = time.monotonic() + wait
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


@linux
def test_no_process_survives(sandbox: Sandbox) -> None:
    with Sandbox(method=sandbox.method) as box:
        remotes = [box.open({"work.py": b"import os\ndef pid(): return os.getpid()"}, "work") for _ in range(3)]
        pids = [r.implementation.pid() for r in remotes]
        remotes[0].close()
        assert gone(pids[0])
    assert all(gone(pid) for pid in pids)


@linux
def test_what_escapes_without_the_filter_is_ended() -> None:
    source = b"""
import subprocess, sys
class Deaf:
    audit = staticmethod(lambda *event: None)
    def __getattr__(self, name): return getattr(sys, name)
subprocess.sys = Deaf()
def escape():
    return subprocess.Popen(["/bin/sleep", "60"], start_new_session=True).pid
"""
    with Sandbox(method="fork") as box:
        box._without = ("seccomp", "landlock")
        with box.open({"work.py": source}, "work") as remote:
            escaped = remote.implementation.escape()  # the hook is a speed bump, and this is the way around it
            assert Path(f"/proc/{escaped}").exists()
        assert gone(escaped)


@linux
def test_everything_ends_with_a_killed_grader(sandbox: Sandbox, tmp_path: Path) -> None:
    script = tmp_path / "grader.py"
    script.write_text(
        textwrap.dedent(f"""
        from dlgrade.sandbox import Sandbox
        box = Sandbox(method={sandbox.method!r})
        source = b"import os\\ndef pid(): return os.getpid()\\ndef spin():\\n    while True: pass"
        remote = box.open({{"work.py": source}}, "work")
        print(remote.implementation.pid(), flush=True)
        remote.implementation.spin()
        """)
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as grader:
        assert grader.stdout is not None
        worker = int(grader.stdout.readline())
        grader.kill()
    assert gone(worker)


@linux
def test_a_frozen_or_killed_host_is_replaced() -> None:
    with Sandbox(method="fork") as box:
        files = {"work.py": b"def f(): return 1"}
        with box.open(files, "work") as remote:
            assert remote.implementation.f() == 1
        host: Any = next(iter(box._hosts.values()))
        os.kill(host.pid(), signal.SIGKILL)
        with box.open(files, "work") as remote:
            assert remote.implementation.f() == 1


@linux
@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("reading", [False, True])
def test_the_filter_allows_what_is_listed_and_nothing_else(machine: str, reading: bool) -> None:
    import struct

    code = list(struct.iter_unpack("=HBBI", seccomp.program(machine, reading=reading)))
    arch = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}[machine]

    def verdict(number: int, *args: int, arch: int = arch) -> int:
        data = struct.pack("=iIQ6Q", number, arch, 0, *args, *[0] * (6 - len(args)))
        accumulator, place = 0, 0
        while True:
            operation, yes, no, k = code[place]
            place += 1
            if operation == 0x20:
                (accumulator,) = struct.unpack_from("=I", data, k)
            elif operation == 0x15:
                place += yes if accumulator == k else no
            else:
                return k

    allow, refuse = 0x7FFF0000, 0x00050001
    read, openat, fcntl, socket_, clone3 = {"x86_64": (0, 257, 72, 41, 435), "aarch64": (63, 56, 25, 198, 435)}[machine]
    assert verdict(read) == allow
    assert verdict(openat) == (allow if reading else refuse)
    assert (verdict(fcntl, 3, 3), verdict(fcntl, 3, 8)) == (allow, refuse)
    assert verdict(socket_) == refuse
    assert verdict(clone3) == 0x00050026
    assert verdict(read, arch=0x40000003) == 0x80000000
    column = ("x86_64", "aarch64").index(machine)
    tables = [seccomp._CALLS, *([seccomp._READING] if reading else [])]
    listed = {pair[column] for table in tables for pair in table.values()} - {None}
    own_limits = {(302, 261)[column]}  # prlimit64 of process 0, which is what zeros for arguments mean
    assert {n for n in range(600) if verdict(n) == allow} == listed | own_limits


def test_importing_the_sandbox_is_cheap() -> None:
    code = "import sys, dlgrade.sandbox; print({'numpy', 'sympy', 'pytest', 'subprocess'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert found.stdout.strip() == "set()"


def test_start_returns_before_the_host_is_ready() -> None:
    with Sandbox() as box:
        box.start()
        box.start(("sympy",))
        box.start()
        assert [host.layers for host in box._hosts.values()] == [(), ()]  # what a host says when it is ready
        box.isolation()
        assert any(host.layers for host in box._hosts.values())


@pytest.mark.skipif(not supports_fork(), reason="Linux")
def test_a_worker_of_plotting_draws(fast: Sandbox) -> None:
    pytest.importorskip("matplotlib")
    source = b"""
import io
import matplotlib.pyplot as plt
def draw(x):
    fig, ax = plt.subplots()
    ax.plot(x, label="$\\\\alpha$")
    ax.set_title("loss")
    ax.legend()
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png")
    plt.show()
    return buffer.getvalue()[:4]
def steal(): return open("/etc/passwd").read()
"""
    with fast.open({"work.py": source}, "work", uses=("matplotlib",), limits=ENOUGH) as remote:
        assert remote.implementation.draw([1.0, 2.0]) == b"\x89PNG"
        with pytest.raises(Forbidden):
            remote.implementation.steal()


@pytest.mark.skipif(not supports_fork(), reason="Linux")
def test_a_worker_of_tensorflow_records_and_is_closed(fast: Sandbox) -> None:
    pytest.importorskip("tensorflow", reason="the extra dlgrade[tensorflow] is not installed")
    source = b"""
import keras
import tensorflow as tf
@tf.function
def squared(x): return x**2
def slope(x):
    w = tf.Variable(x)
    with tf.GradientTape() as tape:
        y = squared(w)
    keras.optimizers.Adam(0.1).apply_gradients([(tape.gradient(y, w), w)])
    return float(y), w.numpy()
def steal(): return tf.io.read_file("/etc/passwd").numpy()
def write(): tf.io.write_file("/tmp/evil", "x")
def start_threads(): return list(tf.data.Dataset.range(3).map(lambda x: x, num_parallel_calls=2))
"""
    with fast.open({"work.py": source}, "work", uses=("tensorflow", "keras"), limits=ENOUGH) as remote:
        y, w = remote.implementation.slope(3.0)
        assert (y, round(float(w), 4)) == (9.0, 2.9)
        for refused in (remote.implementation.steal, remote.implementation.write):
            with pytest.raises(LearnerFailure, match="Permission denied"):
                refused()
        with pytest.raises(Crashed):
            remote.implementation.start_threads()


@pytest.mark.skipif(not supports_fork(), reason="Linux")
def test_tensorflow_is_not_judged_where_its_threads_would_stand_outside_the_filter() -> None:
    pytest.importorskip("tensorflow", reason="the extra dlgrade[tensorflow] is not installed")
    with Sandbox(method="spawn") as box, pytest.raises(SandboxUnavailable, match="outside the filter"):
        box.open({"work.py": b"x = 1"}, "work", uses=("tensorflow",)).load()


def test_a_worker_of_learning_loads_its_data(fast: Sandbox) -> None:
    pytest.importorskip("sklearn")
    source = b"""
from sklearn.datasets import load_digits, make_moons
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
def score():
    x, y = load_digits(return_X_y=True)
    a, b, c, d = train_test_split(x[:300] / 16, y[:300], random_state=0)
    make_moons(10)
    return LogisticRegression(max_iter=200).fit(a, c).score(b, d)
def steal(): return open("/etc/passwd").read()
"""
    with fast.open({"work.py": source}, "work", uses=("sklearn",), limits=ENOUGH) as remote:
        assert remote.implementation.score() > 0.8
        with pytest.raises(Forbidden):
            remote.implementation.steal()


def test_a_port_is_not_reached(submit: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(Forbidden):
            submit(f"import socket\ndef f(): return socket.create_connection(('127.0.0.1', {port}))").implementation.f()
