"""Sources -> read -> (known?) -> extract -> store, every input counted once."""
