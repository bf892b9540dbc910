"""A project and a semester -> the page, served until somebody stops it."""

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from booklet.preview.app import make_app
from booklet.preview.building import Results
from booklet.preview.desk import Desk
from booklet.preview.gate import Gate
from booklet.preview.hub import Hub
from booklet.preview.office import office_routes
from booklet.preview.place import Place


def make_gate(root: Path, semester: str, token: str, hosts: frozenset[str], origins: frozenset[str]) -> Gate:
    """Return the whole application for one semester, behind its gate."""
    hub = Hub()
    desk = Desk(root, semester, hub)
    app = make_app(desk, Results(desk), office_routes(desk))
    return Gate(app, token, hosts, origins)


def serve_local(
    root: Path, semester: str, bound: socket.socket, token: str, ready: Callable[[], None]
) -> None:
    """Serve on this machine alone; `ready` is called when the page can be opened."""
    port = bound.getsockname()[1]
    hosts = frozenset({f'127.0.0.1:{port}', f'localhost:{port}'})
    gate = make_gate(root, semester, token, hosts, frozenset(f'http://{host}' for host in hosts))
    _run(gate, [bound], ready)


def serve_behind(root: Path, semester: str, path: Path, public: str, ready: Callable[[], None]) -> None:
    """Serve on a Unix socket for a proxy that shows it as `public` and lets in only whom it knows."""
    address = urlsplit(public)
    origin = f'{address.scheme}://{address.netloc}'
    gate = make_gate(root, semester, '', frozenset({address.netloc.lower()}), frozenset({origin}))
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(0o117)
    try:
        bound.bind(str(path))
    finally:
        os.umask(mask)
    bound.listen(128)
    _run(gate, [bound], ready)


def _run(gate: Gate, sockets: list[socket.socket], ready: Callable[[], None]) -> None:
    config = uvicorn.Config(
        gate, log_level='warning', access_log=False, server_header=False, date_header=False, ws='none',
        timeout_graceful_shutdown=1, lifespan='on', proxy_headers=False,
    )  # fmt: skip
    server = uvicorn.Server(config)

    async def run() -> None:
        serving = asyncio.create_task(server.serve(sockets=sockets))
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        if server.started:
            ready()
        await serving

    asyncio.run(run())


def place_of(bound: socket.socket, token: str) -> Place:
    """Return where a local page is."""
    return Place(bound.getsockname()[1], token)
