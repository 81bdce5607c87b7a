"""Questions to a reviewer: copied texts, bunched and late entries, last days."""
