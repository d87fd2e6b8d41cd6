"""What becomes of phrases, promises and figures through the years."""
