"""Decisions: pure functions over values, rules by name."""
