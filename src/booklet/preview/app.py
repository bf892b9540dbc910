"""Addresses -> answers: the page's own files, and what it asks of the desk."""

import contextlib
import json
from collections.abc import AsyncIterator
from importlib import resources
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from booklet.preview.building import Results
from booklet.preview.desk import Desk
from booklet.preview.merging import keep_both
from booklet.preview.texts import ConflictError, text_digest

KINDS = {
    'html': 'text/html; charset=utf-8',
    'js': 'text/javascript; charset=utf-8',
    'css': 'text/css; charset=utf-8',
    'svg': 'image/svg+xml',
}

WHO = 'x-remote-user'
"""Header in which an authenticating proxy names the person."""


def make_app(desk: Desk, results: Results, more: tuple[BaseRoute, ...] = ()) -> Starlette:
    """Return the application; `more` are the addresses of other parts."""
    pages = PageAnswers(desk)
    routes = [
        Route('/', asset),
        Route('/assets/{name}', asset),
        Route('/api/state', pages.state),
        Route('/api/events', pages.events),
        Route('/api/page/{name}', pages.page),
        Route('/api/glyphs', pages.glyphs, methods=['POST']),
        Route('/api/picture/{name}', pages.picture),
        Route('/api/slides/{session}', pages.slides),
        Route('/api/open/{text}', pages.open, methods=['POST']),
        Route('/api/text/{text}', pages.text, methods=['GET', 'PUT']),
        Route('/api/text/{text}/versions', pages.versions),
        Route('/api/text/{text}/versions/{name}', pages.version),
        Route('/api/pin/{text}', pages.pin, methods=['POST']),
        Route('/api/build', results.build, methods=['GET', 'POST', 'DELETE']),
        Route('/api/result/{name:path}', results.file),
        *more,
    ]

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await desk.run()
        yield
        results.end()
        await desk.close()

    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={FileNotFoundError: _gone})


async def _gone(_: Request, __: Exception) -> Response:
    return Response(status_code=404)


async def asset(request: Request) -> Response:
    """Return a file of the page; there are no folders in it."""
    name = request.path_params.get('name', 'index.html')
    folder = resources.files('booklet.preview') / 'assets'
    known = {each.name: each for each in folder.iterdir()}
    if name not in known:
        return Response(status_code=404)
    kind = KINDS.get(name.rpartition('.')[2], 'application/octet-stream')
    return Response(known[name].read_bytes(), media_type=kind)


class PageAnswers:
    """What pages ask for, and the texts and clicks that they send."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def state(self, _: Request) -> Response:
        """GET: all that a page begins with."""
        return _json(self._desk.state())

    async def events(self, request: Request) -> Response:
        """GET: what happens from `?after=` on."""
        after = request.query_params.get('after', '0')
        start = int(after) if after.isdigit() else 0
        stream = self._desk.hub.stream(start, request.headers.get(WHO, ''))
        return StreamingResponse(stream, media_type='text/event-stream', headers={'x-accel-buffering': 'no'})

    async def page(self, request: Request) -> Response:
        """GET: a page with the outlines of `?glyphs=1`."""
        found = await self._desk.page(request.path_params['name'])
        return _json(found) if found is not None else Response(status_code=404)

    async def glyphs(self, request: Request) -> Response:
        """POST [name, …]: their outlines."""
        names = await _body(request)
        return _json(self._desk.pages.outlines(str(name) for name in names if isinstance(names, list)))

    async def picture(self, request: Request) -> Response:
        """GET: a picture on a page or on a slide."""
        content = self._desk.pages.picture(request.path_params['name'])
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type='image/png' if content.startswith(b'\x89PNG') else 'image/jpeg')

    async def slides(self, request: Request) -> Response:
        """GET: the slides of a session."""
        shown = await self._desk.slides(request.path_params['session'])
        return _json(shown) if shown is not None else Response(status_code=404)

    async def open(self, request: Request) -> Response:
        """POST: somebody looks at an article."""
        await self._desk.open(self._file(request))
        return Response(status_code=204)

    async def text(self, request: Request) -> Response:
        """GET: a text with its digest. PUT: a new one, which came of that in `If-Match`; 409 with both
        texts."""
        file = self._file(request)
        if request.method == 'GET':
            known = self._desk.texts.read(file)
            return _json({'text': known.text, 'digest': known.digest, 'file': file})
        text = (await request.body()).decode('utf-8')
        base = request.headers.get('if-match', '')
        keep = request.query_params.get('keep') == '1'
        try:
            accepted = await self._desk.accept(file, text, base, self._who(request), must_keep=keep)
        except ConflictError as conflict:
            theirs = conflict.theirs
            both = keep_both(text, theirs.text)
            return _json({'file': file, 'text': theirs.text, 'digest': theirs.digest, 'both': both}, 409)
        own = text_digest(text)
        merged = {'text': accepted.text, 'own': own} if accepted.digest != own else {}
        return _json({'digest': accepted.digest, **merged})

    async def versions(self, request: Request) -> Response:
        """GET: names of the kept versions, newest first."""
        return _json(self._desk.texts.versions(self._file(request)))

    async def version(self, request: Request) -> Response:
        """GET: a kept version."""
        found = self._desk.texts.version(self._file(request), request.path_params['name'])
        return _json({'text': found.text, 'digest': found.digest})

    async def pin(self, request: Request) -> Response:
        """POST {anchor, wish, digest}: put a sentence on the slides; 409 when the text is another one, 422
        when
        the Markdown has no way to say it.
        """
        asked = await _body(request)
        file, base = self._file(request), str(asked.get('digest', ''))
        if self._desk.texts.read(file).digest != base:
            return Response(status_code=409)
        anchor, wish = str(asked.get('anchor', '')), str(asked.get('wish', ''))
        accepted = await self._desk.mark(file, anchor, wish, base, self._who(request))
        if accepted is None:
            return Response(status_code=422)
        return _json({'text': accepted.text, 'digest': accepted.digest})

    def _file(self, request: Request) -> str:
        """Return the file of the text that is asked for; raise FileNotFoundError for every other name."""
        file = self._desk.files().get(request.path_params['text'])
        if file is None:
            raise FileNotFoundError
        return file

    def _who(self, request: Request) -> str:
        return request.headers.get(WHO, '') or request.headers.get('x-tab', '')


async def _body(request: Request) -> Any:
    try:
        return json.loads(await request.body())
    except ValueError:
        return {}


def _json(value: Any, status: int = 200) -> Response:
    return JSONResponse(value, status_code=status)
