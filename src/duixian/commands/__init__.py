"""What each command does: one module for each, with one function `run`."""
