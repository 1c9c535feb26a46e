"""`python -m kameng_docs`, for machines on which the console script is not on the path."""

from kameng_docs.cli import main

main()
