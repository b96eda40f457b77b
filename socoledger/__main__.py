"""`python -m socoledger` is the same program as the console command."""

from socoledger.cli import main

if __name__ == "__main__":
    main()
