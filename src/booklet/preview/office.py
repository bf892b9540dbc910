"""Addresses for what changes which files a semester has: import, new, another order, another semester."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from booklet.preview.commands import Ending, import_source, run_command
from booklet.preview.desk import Desk
from booklet.preview.shelf import move_into, put_aside, put_in_order

LONGEST = 80
"""Characters of a name or title that a person types."""


def office_routes(desk: Desk) -> tuple[Route, ...]:
    """Return the addresses; each answers with what was done, in words of the page's language."""
    office = Office(desk)
    return (
        Route('/api/import', office.take, methods=['PUT']),
        Route('/api/new', office.begin, methods=['POST']),
        Route('/api/order', office.order, methods=['POST']),
        Route('/api/remove', office.remove, methods=['POST']),
        Route('/api/move', office.move, methods=['POST']),
        Route('/api/semester', office.choose, methods=['POST']),
    )


class Office:
    """Does what a secretary does to the folders of a semester."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def take(self, request: Request) -> Response:
        """PUT ?name=&session=: a file to import, into a session or, without one, as a session of its own."""
        session, name = request.query_params.get('session', ''), request.query_params.get('name', '')
        folder = self._folder_of(session) if session else self._semester_folder()
        if folder is None:
            return Response(status_code=404)
        into = folder.relative_to(self._desk.root).as_posix()
        content = await request.body()
        made = await import_source(self._desk.root, _language(request), name, content, into)
        self._desk.renew()
        return JSONResponse(made, status_code=200 if made['written'] else 422)

    async def begin(self, request: Request) -> Response:
        """POST {kind, name, title, session, organisation, term}: a new semester, session or article."""
        asked: dict[str, Any] = await request.json()
        said = {key: str(value)[:LONGEST] for key, value in asked.items()}
        kind = said.get('kind', '')
        arguments = [said['name']] if said.get('name') and not said['name'].startswith('-') else []
        if kind == 'semester':
            given = ('title', 'organisation', 'term')
            arguments += [f'--{key}={said[key]}' for key in given if said.get(key)]
        elif kind in ('session', 'article'):
            arguments += [f'--semester={self._desk.semester}', f'--title={said.get("title", "")}']
            folder = self._folder_of(said.get('session', ''))
            if kind == 'article' and folder is not None:
                arguments.append(f'--session={folder.name}')
        else:
            return Response(status_code=404)
        ended = await run_command(self._desk.root, _language(request), 'new', kind, *arguments)
        self._desk.renew()
        return _answer(ended)

    async def order(self, request: Request) -> Response:
        """POST {anchors}: sessions of the semester or articles of one session, in their new order."""
        paths = [self._path_of(str(anchor)) for anchor in (await request.json())['anchors']]
        known = [path for path in paths if path is not None]
        if len(known) != len(paths) or len({path.parent for path in known}) != 1:
            return Response(status_code=404)
        return await self._changed(lambda: put_in_order(known))

    async def remove(self, request: Request) -> Response:
        """POST {anchor}: a session or article that is cancelled."""
        path = self._path_of(str((await request.json())['anchor']))
        if path is None:
            return Response(status_code=404)
        history = self._desk.root / 'build' / '.history'
        return await self._changed(lambda: put_aside(path, history))

    async def move(self, request: Request) -> Response:
        """POST {anchor, session}: an article goes to another session; 422 when it names files beside it."""
        asked = await request.json()
        path, folder = self._path_of(str(asked['anchor'])), self._folder_of(str(asked['session']))
        if path is None or folder is None or not path.is_file():
            return Response(status_code=404)
        if move_into(path, folder) is None:
            return Response(status_code=422)
        self._desk.renew()
        return Response(status_code=204)

    async def choose(self, request: Request) -> Response:
        """POST {name}: another semester is worked on, by everybody who has the page open."""
        name = str((await request.json())['name'])
        if name not in self._desk.semesters():
            return Response(status_code=404)
        await self._desk.switch(name)
        return Response(status_code=204)

    async def _changed(self, work: Callable[[], object]) -> Response:
        work()
        self._desk.renew()
        return Response(status_code=204)

    def _semester_folder(self) -> Path:
        return self._desk.root / 'content' / self._desk.semester

    def _path_of(self, anchor: str) -> Path | None:
        """Return the folder of a session or the file of an article; None for every other name."""
        for session in self._sessions():
            if session['anchor'] == anchor:
                return (self._desk.root / str(session['file'])).parent
            for article in session['articles']:
                if article['anchor'] == anchor:
                    return self._desk.root / str(article['file'])
        return None

    def _folder_of(self, session: str) -> Path | None:
        path = self._path_of(session)
        return path if path is not None and path.is_dir() else None

    def _sessions(self) -> list[dict[str, Any]]:
        semester = self._desk.outline['semester']
        return semester['sessions'] if semester else []


def _language(request: Request) -> str:
    return request.headers.get('x-language', 'zh')


def _answer(ended: Ending) -> Response:
    status = 200 if ended.code in (0, 1) and ended.written else 422
    return JSONResponse({'written': ended.written, 'words': ended.words}, status_code=status)
