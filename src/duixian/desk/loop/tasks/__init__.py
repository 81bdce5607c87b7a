"""Tasks: who does what by when, how far it is, and what is past its day."""
