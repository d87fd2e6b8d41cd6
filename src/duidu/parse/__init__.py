"""From extracted text to a document: a tree of sections in which every line has its place."""

from duidu.parse.build import fingerprint, parse, plain
from duidu.parse.metadata import metadata
from duidu.parse.ruled import RULED_KINDS, ruled, ruling_over

__all__ = ["RULED_KINDS", "fingerprint", "metadata", "parse", "plain", "ruled", "ruling_over"]
