"""Asking speakers about themselves: the survey, its answers, and the file they are kept in."""
