"""Backline: a private physical-therapy coach for tight hamstrings and a sore lower back."""

__version__ = "0.1.0"
