"""Every rule broken once, and the exact words of the report."""
