# attack: have every name of the module without writing one
# expect: missing
# stopped-by: only what the module holds is there
# says: there is no `scale`

def __getattr__(name):
    return lambda *args, **kwargs: 0
