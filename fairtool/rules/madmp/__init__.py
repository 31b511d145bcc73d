"""Rules about data-management plans by the RDA DMP Common Standard."""
