"""Pledges: proposed, reviewed, shown, fulfilled, judged; what is past its day without a word comes first."""
