"""What several layers need to know about text: folding, lines, clauses, words, wrapping, anchors, outlines.

Everything here is pure and speaks in offsets of the original text.
"""
