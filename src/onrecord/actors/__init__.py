"""Who the parties are, beyond one article: the register of known ones, and their identity."""
