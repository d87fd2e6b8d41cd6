"""The screen: the only place that imports Textual. It draws what the core returns and holds no rules of its own."""
