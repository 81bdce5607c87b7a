"""The journal of the auditor: who did what when, and nothing of what it was about."""
