"""What is kept: events, in order, and what is derived from them."""
