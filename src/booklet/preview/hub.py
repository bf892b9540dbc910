"""What happens -> every page that is open, in order, each knowing what it missed."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

KEPT = 300
BEAT = 15.0
"""Seconds after which an idle stream says that it is alive."""


class Hub:
    """Numbers events and hands them to all streams."""

    def __init__(self) -> None:
        self.revision = 0
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=KEPT)
        self._queues: dict[asyncio.Queue[bytes | None], str] = {}
        """With the name of who listens, empty where nobody logs in."""

    def send(self, kind: str, **values: Any) -> None:
        """Tell everybody."""
        self.revision += 1
        event = {'kind': kind, 'revision': self.revision, **values}
        data = b'data: ' + json.dumps(event, ensure_ascii=False, separators=(',', ':')).encode() + b'\n\n'
        self._kept.append((self.revision, data))
        for queue in self._queues:
            queue.put_nowait(data)

    def people(self) -> list[str]:
        """Return the names of those who look now."""
        return sorted({name for name in self._queues.values() if name})

    async def stream(self, after: int, who: str = '') -> AsyncIterator[bytes]:
        """Yield what happened after revision `after` and then what happens (text/event-stream)."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        first = self._kept[0][0] if self._kept else self.revision + 1
        if after > self.revision or after + 1 < first:
            yield b'data: {"kind":"late"}\n\n'
        else:
            for number, data in tuple(self._kept):
                if number > after:
                    queue.put_nowait(data)
        self._queues[queue] = who
        self._tell_people(who)
        try:
            while True:
                try:
                    async with asyncio.timeout(BEAT):
                        following = await queue.get()
                except TimeoutError:
                    following = b': \n\n'
                if following is None:
                    return
                yield following
        finally:
            del self._queues[queue]
            self._tell_people(who)

    def _tell_people(self, who: str) -> None:
        if who:
            self.send('people', people=self.people())

    def close(self) -> None:
        """End all streams."""
        for queue in self._queues:
            queue.put_nowait(None)
