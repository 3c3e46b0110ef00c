"""From bytes to a clean `Article` and its sentences."""
