"""How the body connects: what is asked of the body model, and its words."""
