"""Keeps what was read and finds it again: Django models on SQLite or PostgreSQL, captures as files, search.

Enter through `open` (make ready), `keep` (write), `find` (read) and `search`.
"""
