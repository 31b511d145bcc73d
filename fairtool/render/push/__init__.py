"""What push shows: plans, results, comparisons, states, advice, kits."""
