"""Texts nobody would write, made of fragments that are repeated and mixed: what must hold for each, and those that were worth keeping."""
