"""How one likes to read; all components to look at."""
