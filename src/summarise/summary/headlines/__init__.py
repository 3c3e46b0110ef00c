"""Headlines of at most twelve words, made by taking away what can go."""
