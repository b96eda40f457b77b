"""The papers of a closed month, as the month's evening offers them (SPEC 11, 12)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from socoledger.commands.asking import Asker
from socoledger.commands.context import Context, answered
from socoledger.commands.report.made import Wishes
from socoledger.commands.report.month import report_month
from socoledger.commands.report.statement import report_statements
from socoledger.commands.typed_files import files_in
from socoledger.domain.exits import Answer, Exit
from socoledger.domain.findings import _
from socoledger.domain.options import DocumentFormat
from socoledger.write.words import Words


class Papers(NamedTuple):
    """Whom to ask for a folder, and for which month."""

    context: Context
    words: Words
    asker: Asker
    month: str

    def offer(self) -> None:
        """Ask for a folder until the papers are in it or none are wanted: no folder is proposed, as
        they have names in them, and what lies in the books is saved in git. Raises StopAsking,
        OSError.
        """
        question = _(
            "the statements of members and the report of {month}: type a folder to write them in,"
            " as pages to print; Enter writes none"
        )
        while said := self.asker.ask(self.words(question, month=self.month)).strip():
            try:
                [folder] = files_in(said)
            except ValueError:
                self.asker.tell(
                    self.words(_("type one folder; put quotes around a name with spaces"))
                )
                continue
            if self._write(Path(folder)):
                return

    def _write(self, folder: Path) -> bool:
        """Write the papers; whether nothing was refused."""
        answers = [answered(make) for make in self._documents(folder)]
        lines = dict.fromkeys(line for answer in answers for line in answer.messages)
        self.asker.tell("\n".join(lines))
        return all(answer.exit in (Exit.DONE, Exit.NOTHING) for answer in answers)

    def _documents(self, folder: Path) -> Iterator[Callable[[], Answer]]:
        context, month, wishes = self.context, self.month, Wishes(DocumentFormat.HTML, folder)
        yield lambda: report_statements(context, month, wishes, with_partner=False)
        yield lambda: report_month(context, month, wishes)
