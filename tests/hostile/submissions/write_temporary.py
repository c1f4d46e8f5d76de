# attack: leave files in the folders that everybody may write to
# expect: forbidden
# stopped-by: system-call filter
# says: `open()` is not available

def scale(x, factor=2.0):
    for folder in ("/tmp", "/dev/shm", "/var/tmp"):
        open(f"{folder}/dlgrade-hostile-proof", "w").write("x")
    return factor * x
