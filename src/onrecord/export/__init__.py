"""The record in the forms in which it leaves the package, one file per form."""
