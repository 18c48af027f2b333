"""The exception tree.

OnRecordError
├── ConfigError         a setting is unknown or has a bad value; stops the run
├── LexiconError        a lexicon entry is wrong; stops the run
├── ActorFileError      a user's file of actors or judgements is wrong; stops the run
├── ModelFileError      a model is missing, or its files are not the known ones; stops the run
├── EvidenceError       a span does not equal its text; the act is refused
├── StoreError          the database cannot be used; stops the run
│   ├── StoreLockedError    another process writes to it
│   ├── VersionError        it was made by another version of the package
│   └── ConflictError       somebody else has changed what is to be changed
├── EvaluationError     a gold or prediction file is not in its format; stops the run
└── SetAsideError       this one input cannot be read; it is counted and the run goes on

A message says where, what was found, what was expected, and what to do.
"""

from onrecord.terms import SetAsideReason


class OnRecordError(Exception):
    """Base of every error the package raises on purpose."""


class ConfigError(OnRecordError):
    """A setting is unknown or its value is not allowed."""


class LexiconError(OnRecordError):
    """A lexicon file or one of its entries is wrong; the message names file and entry."""


class ActorFileError(OnRecordError):
    """A file of actors or judgements is wrong; the message names file and line."""


class ModelFileError(OnRecordError):
    """A language model is missing, or its files are not the known ones."""


class EvidenceError(OnRecordError):
    """A span is not the text it claims to be."""


class StoreError(OnRecordError):
    """The database cannot be opened, read or written; the message names it."""


class StoreLockedError(StoreError):
    """Another process writes to the database; the message says which, and since when."""


class VersionError(StoreError):
    """The database was made by another version of the package; the message names both."""


class ConflictError(StoreError):
    """What is to be changed is no longer what the caller has seen."""


class EvaluationError(OnRecordError):
    """A gold or prediction file does not follow its format."""


class SetAsideError(OnRecordError):
    """One input cannot become an article.

    Raised by readers and annotators, caught by the run that drives them, which counts it.

    Args:
        reason: the machine-readable code.
        message: where, what was found, what was expected, what to do.
        where: the locator of the input: a path, with `:line` for one record of a file.
    """

    def __init__(self, reason: SetAsideReason, message: str, *, where: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.where = where
