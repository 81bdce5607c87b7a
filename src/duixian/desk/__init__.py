"""The desk: sign in, rosters in, records in, scorecards out, over the rulebook."""
