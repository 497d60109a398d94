"""Captures cleaned into articles, or the named reason why not; copies and origins; sections; language."""
