# attack: import the solution by its names
# expect: forbidden
# stopped-by: the worker's path holds NumPy and the standard library
# says: is not available in this exercise

try:
    from reference import scale
except ImportError:
    try:
        from dlgrade._content.solutions.toy.z1_scale import scale
    except ImportError:
        from solutions.toy.z1_scale import scale
