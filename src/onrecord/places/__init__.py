"""Places: the gazetteer and what it knows about a name."""
