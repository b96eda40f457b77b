"""Repositories with branches, and what is written in them."""

import subprocess
from datetime import date
from pathlib import Path

TODAY = date(2025, 12, 1)
WHO = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def sale(day: str, member: str = "anna", amount: str = "100.00", who: str = "Klant") -> str:
    return (
        f'2025-{day} * "{who}" "Werk" #member-{member}\n'
        f"  Assets:Bank   {amount} EUR\n"
        f"  Income:Werk  -{amount} EUR\n\n"
    )
