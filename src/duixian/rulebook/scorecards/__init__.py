"""What a campaign asks and what each unit gets: standards, points, scoring, explanations."""
