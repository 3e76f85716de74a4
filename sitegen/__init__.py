"""sitegen: a static-site generator for Chinese government portals whose build is a policy gate."""

__version__ = "0.1.0"
__all__ = ["__version__"]
