"""What lies on disk: folders of documents, and what duidu keeps of the reader's work."""
