# attack: an error of thousands of errors in each other, with a page of control characters as its note
# expect: error
# stopped-by: of an error type, text and the learner's own lines cross, each cut and cleaned


def scale(x, factor=2.0):
    error = ValueError("\x1b[2J")
    for _ in range(3000):
        error = ExceptionGroup("\x1b]0;owned\x07" * 50, [error])
    error.add_note("\x1b[31m" * 100_000)
    raise error
