"""Settings shared by all tests: every hypothesis example is reproducible and none is timed."""

from hypothesis import settings

settings.register_profile("default", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("full", deadline=None, max_examples=20_000)
settings.load_profile("default")
