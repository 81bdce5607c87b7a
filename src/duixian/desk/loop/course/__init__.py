"""The course of a campaign: who launched, what earlier ones left, and how it closes."""
