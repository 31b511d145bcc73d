"""What F-UJI 3.5.1 would find of a data set, and what its tests would make of it."""
