"""Google's activity record, which YouTube's history and My Activity share."""
