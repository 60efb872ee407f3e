"""Writes: verbs, one transaction each."""
