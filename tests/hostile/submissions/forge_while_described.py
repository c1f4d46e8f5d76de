# attack: an error that gives another error while its own place and text are read
# expect: crash error
# stopped-by: whatever is raised outside a call ends the worker, and with it the case


class Own(SyntaxError):
    filename = "z1_scale.py"

    @property
    def msg(self):
        raise KeyboardInterrupt

    @property
    def text(self):
        return self.msg


def scale(x, factor=2.0):
    raise Own("no", ("z1_scale.py", 10**30, 5, "x" * 10**6))
