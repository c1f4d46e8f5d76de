"""Verdicts as text, JSON and JUnit: pure functions of values and a width."""
