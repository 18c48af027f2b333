"""Lexicons: data only, read by `_load.py`."""
