"""Grading a class: submissions in, gradebook and reports out; a run taken up again does no finished work twice."""
