"""duidu 对读: read plan documents against each other."""

__version__ = "0.1.0"
