"""A class in a process of its own, its methods called one after the other from an event loop.

The process is spawned, ends with this one, and is started anew when it died; whoever waits for it is told.
"""

import asyncio
import contextlib
import importlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import traceback
from collections.abc import Callable
from typing import Any

from booklet.errors import BookletError

Connection = multiprocessing.connection.Connection


class DiedError(Exception):
    """The process ended while it worked."""


class FailedError(Exception):
    """What a method raised, in words."""


class Remote:
    """Calls methods of an object that lives in another process."""

    def __init__(
        self,
        home: str,
        *arguments: Any,
        heard: Callable[[Any], None] | None = None,
        has_children: bool = False,
    ) -> None:
        """Take where the class is (`booklet.preview.quick:Quick`) and what it is made with.

        `heard` is called in the event loop with what the object gives to its own `tell` while it works.
        """
        self._home = home
        self._arguments = arguments
        self.heard = heard
        self._has_children = has_children
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._count = 0
        self._connection: Any = None
        self._process: Any = None
        self.deaths = 0

    @property
    def pid(self) -> int | None:
        """Return the process, None when it is not started."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process unless it runs."""
        if self._process is not None and self._process.is_alive():
            return
        context = multiprocessing.get_context('spawn')
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(theirs, self._home, self._arguments),
            daemon=not self._has_children,
            name=self._home,
        )
        self._process.start()
        theirs.close()
        self._connection = ours
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._hear, args=(ours, loop), daemon=True).start()

    async def call(self, method: str, *arguments: Any) -> Any:
        """Return what the method gives; raise FailedError or a BookletError, DiedError when the process
        died."""
        self.start()
        self._count += 1
        future = self._waiting[self._count] = asyncio.get_running_loop().create_future()
        try:
            self._connection.send((self._count, method, arguments))
        except OSError as error:
            self._waiting.pop(self._count, None)
            raise DiedError from error
        return await future

    def end(self) -> None:
        """End the process at once."""
        if self._process is not None:
            self._process.terminate()
            self._process.join(1)

    def _hear(self, connection: Any, loop: asyncio.AbstractEventLoop) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                answer = connection.recv()
                loop.call_soon_threadsafe(self._settle, *answer)
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._lose, connection)

    def _settle(self, number: int, is_good: bool | None, value: Any) -> None:
        if is_good is None:
            if self.heard is not None:
                self.heard(value)
            return
        future = self._waiting.pop(number, None)
        if future is None or future.done():
            return
        if is_good:
            future.set_result(value)
        else:
            future.set_exception(value)

    def _lose(self, connection: Any) -> None:
        if connection is not self._connection:
            return
        self.deaths += 1
        self._process = None
        waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            if not future.done():
                future.set_exception(DiedError())


def _serve(connection: Connection, home: str, arguments: tuple[Any, ...]) -> None:
    """Answer calls until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    module, _, name = home.partition(':')
    target: Any = None
    while True:
        try:
            number, method, given = connection.recv()
        except (EOFError, OSError):
            return
        try:
            if target is None:
                target = getattr(importlib.import_module(module), name)(*arguments)
                target.tell = lambda note: connection.send((0, None, note))
            answer = number, True, getattr(target, method)(*given)
        except BookletError as error:
            answer = number, False, error
        except Exception as error:
            words = ''.join(traceback.format_exception_only(error)).strip()
            answer = number, False, FailedError(words)
        with contextlib.suppress(OSError):
            connection.send(answer)


def _follow_parent() -> None:
    """End this process when its parent is gone: killed, it could not tell us."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
