"""A draft set beside the captures: the evidence, and how each kind of statement is judged by it."""
