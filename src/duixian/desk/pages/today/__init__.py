"""What waits for the reader, by deadline, across all campaigns."""
