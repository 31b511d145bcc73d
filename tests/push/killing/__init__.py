"""Pushes that are killed: a process that pushes on command, and what its journal has to look like afterwards."""
