"""Rosters handed in as files: looked through in the background, shown, then taken in as a whole."""
