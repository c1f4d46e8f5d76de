"""Fixtures of the learner's tests."""

from tests.learner.terminal import bench

__all__ = ["bench"]
