"""The command line: one module a command, which parses, and one beside it that calls, prints and gives the code."""
