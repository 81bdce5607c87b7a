"""Two results of one pack side by side: which numbers differ, and through which entries."""
