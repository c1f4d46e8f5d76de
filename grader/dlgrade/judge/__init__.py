"""Verdicts: judging an implementation against the right code, diagnosing what is wrong, and the pytest plugin."""
