"""Results as text for people and programs: JSON, plain text, sheets, pages, citations.

Each form is imported from its own module: whoever prints one loads nothing of the others.
"""
