"""Breaks from sitting as the records, the page, the terminal and the companion share them."""
