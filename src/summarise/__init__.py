"""Read Indonesian news in English: a digest beside the source, and a weekly briefing."""
