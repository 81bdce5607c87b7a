"""Inspections: rounds with published criteria, lots that anyone can recompute, findings and what follows."""
