"""Properties are held on busy machines too: no example has a deadline."""

from hypothesis import settings

settings.register_profile("patient", deadline=None, max_examples=3000)
settings.load_profile("patient")
