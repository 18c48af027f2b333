"""`make evaluate`: the five tasks on the development corpora, against floors that only rise."""
