"""`python -m kg`: the command `kg` where its script is on no search path."""

from kg.cli import main

main()
