"""A small site and every byte that is made of it."""
