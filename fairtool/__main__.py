"""`python -m fairtool`."""

from fairtool.cli import main

main()
