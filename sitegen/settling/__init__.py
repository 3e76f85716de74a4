"""Checked settings files to settings: cross references resolved, all faults kept with their places."""
