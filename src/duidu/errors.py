"""What a user can cause, as one small tree.

    DuiduError            anything below; its text is one line: what, where, what to do
    ├── InputError        a file, folder or text that cannot be read or used
    ├── SettingError      corpus.toml, a theme or a setting that says something impossible
    ├── NotFoundError     an address, document or bookmark that is not there
    └── StoreError        what duidu keeps itself cannot be read or written

A broken invariant of the program is an ``assert``, not one of these. The message is an English template and
its values stand beside it, so that the interface can say it in another language:

>>> str(InputError("{file}: empty file; nothing to read", file="a.txt"))
'a.txt: empty file; nothing to read'
"""


class DuiduError(Exception):
    """Something a user can cause and mend; `str()` gives the line to print in English."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        """The message with its values filled in."""
        return self.message.format(**self.values)


class InputError(DuiduError):
    """A file, folder or text that cannot be read or used."""


class SettingError(DuiduError):
    """A settings file that says something impossible; names file, line and column."""


class NotFoundError(DuiduError):
    """An address, document or bookmark that is not there."""


class StoreError(DuiduError):
    """What duidu keeps (bookmarks, state) cannot be read or written."""
