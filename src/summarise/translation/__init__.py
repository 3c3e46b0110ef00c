"""Indonesian sentences in, English hypotheses out, every risky one flagged."""
