"""Facts: what a text says: sentences, names, times, quotes, figures and queries. Pure functions; spaCy does the parsing."""
