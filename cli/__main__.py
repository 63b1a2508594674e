"""`python -m cli` is the same as the script `arshif`."""

from cli.app import main

main()
