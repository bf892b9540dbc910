"""A click on “build” -> the results, by the very function that the command line uses, in a process of its
own.
"""

import asyncio
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from booklet.errors import BookletError
from booklet.files import is_inside
from booklet.preview.desk import Desk
from booklet.preview.remote import DiedError, FailedError, Remote
from booklet.preview.steps import Steps
from booklet.preview.wire import finding_of

SHOWN = ('.pdf', '.pptx', '.zip', '.json', '.html', '.epub')


class Builder:
    """Builds semesters; lives in the process of a build."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.tell: Any = None

    def build(self, name: str) -> dict[str, Any]:
        """Build a semester as `booklet build` does; tell each step."""
        import os

        from booklet.build import build_semester
        from booklet.project.packaged import packaged_styles
        from booklet.project.settings import read_project
        from booklet.results.request import BuildOptions

        project = read_project(self._root, packaged_styles()).value
        report = build_semester(project, name, BuildOptions(jobs=os.cpu_count() or 1), Steps(self.tell))
        return {
            'pages': report.pages,
            'slides': report.slides,
            'seconds': round(report.seconds, 1),
            'written': list(report.written),
            'findings': [finding_of(each) for each in report.findings],
        }


class Results:
    """The one build that may run, and the files that the last one left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._remote: Remote | None = None
        self._task: asyncio.Task[None] | None = None
        self._now: dict[str, Any] = {'state': 'idle'}

    def state(self) -> dict[str, Any]:
        """Return what is going on and the files that are there."""
        return {**self._now, 'files': self._files()}

    async def build(self, request: Request) -> Response:
        """GET: how it stands. POST: begin. DELETE: stop; the last good files stay."""
        if request.method == 'POST' and self._task is None:
            self._task = asyncio.create_task(self._run())
        elif request.method == 'DELETE' and self._remote is not None:
            self._remote.end()
        return JSONResponse(self.state())

    async def file(self, request: Request) -> Response:
        """GET: a result as a download."""
        name = request.path_params['name']
        path = self._folder() / name
        if name not in {each['name'] for each in self._files()} or not is_inside(self._folder(), path):
            return Response(status_code=404)
        return FileResponse(path, filename=path.name)

    def end(self) -> None:
        """Stop a build that runs."""
        if self._remote is not None:
            self._remote.end()

    async def _run(self) -> None:
        self._tell(state='running', stage='read', done=0, total=1)
        self._remote = Remote(
            'booklet.preview.building:Builder', self._desk.root, heard=self._show, has_children=True
        )
        try:
            report = await self._remote.call('build', self._desk.semester)
            self._tell(state='done', report=report)
        except DiedError:
            self._tell(state='stopped')
        except BookletError as error:
            self._tell(state='failed', message={'zh': error.message('zh'), 'en': error.message('en')})
        except FailedError as error:
            self._tell(state='failed', message={'zh': str(error), 'en': str(error)})
        finally:
            self._remote.end()
            self._remote = self._task = None

    def _show(self, step: dict[str, Any]) -> None:
        self._tell(state='running', **step)

    def _tell(self, **now: Any) -> None:
        self._now = now
        self._desk.hub.send('build', build=self.state() if now['state'] != 'running' else now)

    def _folder(self) -> Path:
        return self._desk.root / 'build' / self._desk.semester

    def _files(self) -> list[dict[str, Any]]:
        if not self._folder().is_dir():
            return []
        paths = sorted(path for path in self._folder().rglob('*') if path.suffix in SHOWN and path.is_file())
        return [
            {
                'name': path.relative_to(self._folder()).as_posix(),
                'size': path.stat().st_size,
                'time': path.stat().st_mtime,
            }
            for path in paths
        ]
