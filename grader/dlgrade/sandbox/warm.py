"""What a host imports before any submission arrives, and the first use of what libraries load late.

Depends on: the standard library, NumPy; the packages of the set.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import sys
import sysconfig
from collections.abc import Callable
from typing import Any

_MODULES_NAMES = (
    "math random functools itertools collections collections.abc typing dataclasses abc operator copy time warnings re "
    "json enum string textwrap heapq bisect contextlib types io traceback linecache "
    "encodings.ascii encodings.latin_1 encodings.utf_8_sig encodings.idna numpy.random numpy.linalg"
)
MODULES = tuple(_MODULES_NAMES.split())
_SETTINGS = {  # no message of C++, no search for a GPU, no settings kept in a folder
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": os.devnull,
}
_NOT_FOR_LEARNERS = ("site-packages", "dist-packages", "test", "idlelib", "ensurepip")


def up(packages: list[str]) -> None:
    """Import everything and use each package once, so that nothing is loaded behind the filter that need not be."""
    for name in MODULES:
        with contextlib.suppress(ImportError):  # not in this Python or NumPy
            importlib.import_module(name)
    absent = {"matplotlib"} - {*packages, *sys.modules} if "tensorflow" in packages else set()
    if "tensorflow" in packages:
        os.environ.update(_SETTINGS)
        sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # Keras would have it write its cache
    for name in packages:
        importlib.import_module(name)
        rehearse = globals().get(f"_{name}")
        if rehearse is not None:
            rehearse()
    for name in absent:
        del sys.modules[name]


def later(packages: list[str]) -> Callable[[], None] | None:
    """What makes a worker's first use of these packages faster still, and may wait until there is time for it."""
    found = [f for f in (globals().get(f"_{name}_later") for name in packages) if f is not None]

    def rehearse() -> None:
        for function in found:
            with contextlib.suppress(Exception):  # then it is the worker that loads it
                function()

    return rehearse if found else None


def _matplotlib() -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.font_manager
    import matplotlib.mathtext
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([0, 1], [0, 1], label="$x$")
    axes.imshow([[0, 1], [1, 0]])
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    plt.close(figure)
    # fonts keep their files open, and a worker closes every descriptor that it does not know: open them again there
    for where, name in ((matplotlib.font_manager, "_get_font"), (matplotlib.mathtext.MathTextParser, "_parse_cached")):
        getattr(getattr(where, name, None), "cache_clear", lambda: None)()
    gc.collect()


def _sklearn() -> None:
    import sklearn.datasets
    import sklearn.linear_model
    import sklearn.metrics
    import sklearn.model_selection
    import sklearn.neural_network
    import sklearn.preprocessing

    x, y = sklearn.datasets.make_moons(20, random_state=0)
    sklearn.model_selection.train_test_split(x, y, random_state=0)
    sklearn.linear_model.LogisticRegression().fit(x, y)
    sklearn.datasets.load_digits()


def _sympy() -> None:
    import sympy

    x, y = sympy.symbols("x y")
    sympy.diff(sympy.exp(x) / (1 + sympy.exp(x)), x)
    sympy.Matrix([[x, 1], [1, y]]).det()
    sympy.latex(x**2)


def _sympy_later() -> None:
    import sympy

    x = sympy.symbols("x")
    sympy.simplify(sympy.diff(sympy.exp(x) / (1 + sympy.exp(x)), x))
    sympy.lambdify(x, x**2 + sympy.Max(0, x), "numpy")(2.0)


def _tensorflow() -> None:
    # its threads start with its first operation, and a worker may start none: they start here, before the fork, and are
    # not there in the worker, where everything runs in the caller
    if sys.platform == "linux" and sys.argv[1] != "fork":
        raise RuntimeError("TensorFlow's threads would stand outside the filter of a worker that is not forked")
    import tensorflow as tf

    tf.config.set_visible_devices([], "GPU")
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.run_functions_eagerly(True)  # a graph would wait for those threads for ever
    model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
    optimizer = tf.keras.optimizers.Adam(tf.keras.optimizers.schedules.CosineDecay(0.1, 9))
    cross_entropy = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with tf.GradientTape() as tape:
        loss = cross_entropy(tf.constant([0, 1]), model(tf.ones((2, 3))))
    gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, model.trainable_variables), 1.0)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    float(loss)


def _torch() -> None:
    with contextlib.suppress(ImportError):
        importlib.import_module("torch._dynamo")  # torch itself waits for the first use
    torch = importlib.import_module("torch")
    torch.ones(2, 3) @ torch.ones(3, 4)  # the first operation reads /proc/cpuinfo, and complains where it cannot


def standard_library() -> list[str]:
    """The places of the standard library, site-packages and tests left out; its root first."""
    found: list[str] = []
    for root in {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}:
        if root and os.path.isdir(root):  # noqa: PTH112 - pathlib is not loaded here
            found += [os.path.join(root, n) for n in sorted(os.listdir(root)) if n not in _NOT_FOR_LEARNERS]  # noqa: PTH118, PTH208
    return found + [p for p in ("/usr/share/zoneinfo", "/dev/null", "/dev/urandom", "/dev/zero") if os.path.exists(p)]  # noqa: PTH110


def loaded_packages(roots: list[str]) -> list[str]:
    """What lies directly in ``roots`` and holds a package that is loaded by now, its shared libraries included.

    Not the package that this file belongs to: in a wheel it lies beside NumPy, and the solutions lie in it.
    """
    found: set[str] = set()
    here = os.path.abspath(__file__)  # noqa: PTH100
    for name, module in list(sys.modules.items()):
        if "." in name:
            continue
        places: Any = [*getattr(module, "__path__", []), getattr(module, "__file__", None)]
        for place in places:
            for root in roots:
                inside = str(place).removeprefix(os.path.join(root, "")) if place else ""  # noqa: PTH118
                if inside and inside != place:
                    top = inside.partition(os.sep)[0]
                    if not here.startswith(os.path.join(root, top, "")):  # noqa: PTH118
                        found.update(os.path.join(root, n) for n in (top, f"{name}.libs"))  # noqa: PTH118
    return sorted(p for p in found if os.path.exists(p))  # noqa: PTH110
