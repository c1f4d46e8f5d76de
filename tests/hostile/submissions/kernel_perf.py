# attack: watch the processor with performance counters
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result


def scale(x, factor=2.0):
    event = ctypes.create_string_buffer(b"\x01\0\0\0\x70\0\0\0", 112)
    must(libc.syscall(298, event, 0, -1, -1, 0))
    return factor * x
