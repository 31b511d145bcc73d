"""Exchange of plans with DMP OPIDoR: its standard form, its RDA form, and its interface."""
