"""Run the command line as `python -m loong`."""

from loong.cli import main

main()
