"""Cases of every rule, one table per family; beside each table what its cases are to say in full (see casework.py)."""
