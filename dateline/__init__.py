"""Dateline: a newsroom that runs itself.

Every quotation and every figure carries who said it, when, and the exact sentence it came from.
"""

__version__ = "0.1.0"
