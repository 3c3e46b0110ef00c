"""Checkpoints: where they lie, how they are had, whether they are whole."""
