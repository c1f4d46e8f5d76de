# attack: take off the limits again
# expect: error
# stopped-by: resource limits, whose hard values stay
# says: not allowed to raise maximum limit

import resource

def scale(x, factor=2.0):
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return factor * x
