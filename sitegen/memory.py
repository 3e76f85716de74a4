"""Memory that nobody uses, given back to the system."""

from __future__ import annotations

__all__ = ["give_back"]


def give_back() -> None:
    """Else the C library keeps it for later: before a fork, in each process of its own."""
    import ctypes

    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):  # glibc
        libc.malloc_trim(0)
