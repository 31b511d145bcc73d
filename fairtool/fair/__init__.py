"""FAIR scores: rubrics, and the folding of reports into them."""
