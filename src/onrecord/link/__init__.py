"""Articles and acts that belong together: near-duplicates, versions, one act in many reports."""
