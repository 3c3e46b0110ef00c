"""The formats articles come in: each becomes documents, text beside what the format knows of it."""
