# attack: leave threads running that go on after the answer
# expect: forbidden error
# stopped-by: system-call filter
# says: threads are not available

import threading
import time


def scale(x, factor=2.0):
    for _ in range(20):
        threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
    return factor * x
