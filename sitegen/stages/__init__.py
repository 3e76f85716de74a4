"""The stages of a build: functions from values to values. Stages never import each other."""
