"""The folder of one size of semester: the project in its states, and the same text for the other engines."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.edits import EDITS
from tests.bench.text import page_html, tex, typst
from tests.bench.text.inventing import invent
from tests.bench.text.markdown import write_project

REPOSITORY = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ, 'LC_ALL': 'C.UTF-8', 'PYTHONPATH': f'{REPOSITORY / "src"}{os.pathsep}{REPOSITORY}'
}  # fmt: skip
"""Of every command that is measured."""
# Modules are compiled once, as on any machine. Where a machine forbids to keep them, ours alone would pay for
# that in every run: those of the libraries were compiled when they were installed.
ENVIRONMENT.pop('PYTHONDONTWRITEBYTECODE', None)


class Desk:
    """Prepares what a case needs; nothing in it is measured."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.folder = folder / str(pages)
        self.pages = pages
        self.project = self.folder / 'project'
        self._built = self.folder / 'built'

    def set_up(self, has_stock: bool) -> None:
        """Write the project and the sources of the other engines; for stock WeasyPrint, join the sections."""
        shutil.rmtree(self.folder, ignore_errors=True)
        manuscript = invent(self.pages)
        write_project(manuscript, self.project, REPOSITORY / 'styles')
        for name, writer in {'peer.typ': typst, 'peer.tex': tex, 'peer.html': page_html}.items():
            (self.folder / name).write_text(writer.document(manuscript), encoding='utf-8')
        if has_stock:
            command = ('-m', 'tests.bench.one_document', str(self.project), str(self.one_document))
            subprocess.run([sys.executable, *command], check=True, env=ENVIRONMENT)

    @property
    def one_document(self) -> Path:
        """The HTML of all sections as one document."""
        return self.folder / 'one.html'

    @property
    def faces(self) -> str:
        """The fontconfig file that lists our prepared faces."""
        return (self.folder / 'one.html.fonts').read_text(encoding='utf-8')

    def empty(self) -> None:
        """Forget every build."""
        shutil.rmtree(self.project / 'build', ignore_errors=True)

    def keep(self) -> None:
        """Remember the project as it stands now, built; an edit follows on a build."""
        command = ('-m', 'booklet', 'build', '--root', str(self.project))
        subprocess.run([sys.executable, *command], check=True, env=ENVIRONMENT)
        shutil.rmtree(self._built, ignore_errors=True)
        shutil.copytree(self.project, self._built)

    def edit(self, name: str) -> None:
        """Bring back the project that was kept and edit it."""
        shutil.rmtree(self.project)
        shutil.copytree(self._built, self.project)
        EDITS[name](self.project)

    def remove(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            self.folder.parent.rmdir()
