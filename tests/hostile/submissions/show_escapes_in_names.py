# attack: terminal escapes in names of exceptions, functions, files
# expect: error
# stopped-by: names are cleaned too

"""\x1b[2J in the docstring"""

Evil = type("\x1b[2JEvil\u202e", (Exception,), {"__doc__": "\x1b[2J"})
globals()["\x1b[2J"] = 1
code = compile("def run():\n    raise Evil('x')", "\x1b[2J/z1_scale.py", "exec")
exec(code)


def scale(x, factor=2.0):
    run.__name__ = run.__qualname__ = "\x1b[2J"
    run()
