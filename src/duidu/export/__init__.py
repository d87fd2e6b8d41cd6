"""Results as text for people and programs: JSON, Markdown, citations."""
