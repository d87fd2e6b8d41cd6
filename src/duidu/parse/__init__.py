"""From extracted text to a document: a tree of sections in which every line has its place."""

from duidu.parse.build import parse, plain
from duidu.parse.metadata import metadata

__all__ = ["metadata", "parse", "plain"]
