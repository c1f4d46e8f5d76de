# attack: text that would have to be evaluated
# expect: fail
# stopped-by: no text is ever evaluated
# exercise: z6

def slope():
    return "__import__('os').system('touch @OUTSIDE@/evaluated') or 2*a*x"
