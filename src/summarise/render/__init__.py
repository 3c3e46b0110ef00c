"""The back door: digests and briefings as text for people and for programs."""
