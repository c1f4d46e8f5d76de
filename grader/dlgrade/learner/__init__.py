"""The learner's record and what to practise next.  Nothing here leaves the machine."""
