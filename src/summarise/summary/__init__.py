"""The few sentences a reader sees first, each resting on named sentences of the source."""
