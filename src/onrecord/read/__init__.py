"""Bytes -> Article: one file per format, and what they share."""
