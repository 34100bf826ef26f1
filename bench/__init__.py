"""Accuracy and speed, measured on rendered people, real recordings and the engine alone."""
