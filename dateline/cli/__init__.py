"""The door: one command line, `dateline`."""
