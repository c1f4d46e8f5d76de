# attack: errors whose fields are of kinds that nobody expects where an error is described
# expect: error crash
# stopped-by: separate process
# naive: it is reported there as any error


class Odd(SyntaxError):
    filename = property(lambda self: [])
    lineno = property(lambda self: 10**400)
    msg = property(lambda self: {}[()])
    name = property(lambda self: 1 / 0)


def scale(x, factor=2.0):
    raise Odd("no")
