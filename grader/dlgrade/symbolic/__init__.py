"""Are two SymPy expressions equal?  Decided by exact values at rational points, never by text or `simplify`.

The learner's expression is untrusted: small, but possibly with towers of powers or long sums.  So nothing here asks
SymPy to evaluate, expand or simplify; a walk over the tree computes values with mpmath, and every number's size, the
working precision, the length of sums and the number of steps are bounded.  Two expressions that agree to thirty
digits at eight points drawn from the domain of their symbols are taken as equal; one point where they part decides.

Symbols are matched by name: the points follow the assumptions of the right expression, and where a symbol bounds a
sum it is an integer.  Points where the right expression is not real are passed over if there are others.

From the top: `structure` (matrices, tuples, relations) > `scalars` (one expression against another) > `wording` (what
the two have to do with one another) > `sample` (both values at one point) > `values` (the walk) and `points` >
`reading` (what was handed in) and `limits`.

Depends on: SymPy and mpmath (imported by the caller only where an expression is met).
"""

from dlgrade.symbolic.structure import same_expression

__all__ = ["same_expression"]
