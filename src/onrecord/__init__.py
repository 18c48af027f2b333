"""On Record: who said, promised, threatened, refused or did what, with the words that show it."""
