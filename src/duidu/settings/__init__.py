"""What the user chooses (language, keys, themes, options) and the words of the interface."""
