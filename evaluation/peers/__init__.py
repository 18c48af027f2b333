"""Other systems, run on the same gold files as ours and scored by the same scorers.

Their packages are no dependency of onrecord: `make peers` keeps them in an environment of its own.
"""
