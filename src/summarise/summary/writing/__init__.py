"""What writes summaries in its own words, and what makes its words fit to be checked."""
