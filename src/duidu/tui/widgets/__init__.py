"""Widgets: they draw what they are given and post messages; none reads a file or decides anything about text."""
