"""The menu of the list of hits: how they are grouped, and which roles are asked for, as the query says it."""

import re
from typing import Final, get_args

from duidu.model import Role
from duidu.settings.words import _
from duidu.tui.screens.menu import Item
from duidu.tui.words import role_words

_ROLE: Final = re.compile(r"(?<!\S)role:\S*\s?")


def items(grouping: str, query: str) -> list[Item]:
    """Return the choices; those in force are marked."""
    asked = {found.group().strip() for found in _ROLE.finditer(query)}
    by = [
        Item("document", _("group by document"), now=grouping == "document"),
        Item("year", _("group by year"), now=grouping == "year"),
        Item("role:", _("passages of every role"), "", False),
    ]
    roles = [f"role:{role}" for role in get_args(Role) if role]
    only = [Item(one, _("only: {role}").format(role=role_words(one[5:])), one, one in asked) for one in roles]
    return [*by, *only]


def sifted(query: str, role: str) -> str:
    """Return a query that asks for a role alone, or with ``role:`` for every role.

    >>> sifted("平安 role:plan 南开", "role:review"), sifted("role:plan 平安", "role:")
    ('平安 南开 role:review', '平安')
    """
    bare = _ROLE.sub("", query).strip()
    return bare if role == "role:" else f"{bare} {role}".strip()
