"""The pages of the records."""
