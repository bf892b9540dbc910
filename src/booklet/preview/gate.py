"""Requests as they come -> those that come from our own page; all others are refused before anything is read.

A page of any other site can send requests to this machine: it must not be able to read or write anything.
So a request names this very address as its host, comes from our own page if it says where from, and
carries the token, which is neither in a cookie nor in an address that a log would keep.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 64 * 1024 * 1024
"""Bytes of a request's body."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b'content-security-policy', POLICY.encode()),
    (b'x-content-type-options', b'nosniff'),
    (b'x-frame-options', b'DENY'),
    (b'referrer-policy', b'no-referrer'),
    (b'cross-origin-opener-policy', b'same-origin'),
    (b'cross-origin-resource-policy', b'same-origin'),
    (b'cache-control', b'no-store'),
)


_OWN = (b'same-origin', b'none')


class TooLargeError(Exception):
    """A body went on beyond the limit."""


class Gate:
    """Stands before the application (ASGI)."""

    def __init__(self, app: App, token: str, hosts: frozenset[str], origins: frozenset[str]) -> None:
        """Take what `Host` and `Origin` may say; an empty `token` leaves it to a proxy that authenticates."""
        self._app = app
        self._token = token.encode()
        self._hosts = hosts
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass or answer why not."""
        if scope['type'] == 'lifespan':
            await self._app(scope, receive, send)
            return
        if scope['type'] != 'http':
            return
        status = self.refusal(scope)
        if status:
            await _answer(send, status)
            return
        started = False

        async def sealed(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message['type'] == 'http.response.start':
                started = True
                message = {**message, 'headers': [*message.get('headers', ()), *HEADERS]}
            await send(message)

        try:
            await self._app(scope, _bounded(receive), sealed)
        except TooLargeError:
            if not started:
                await _answer(send, 413)

    def refusal(self, scope: Scope) -> int:
        """Return the status that refuses a request, 0 for one that may pass."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope['headers']:
            headers.setdefault(name.lower(), []).append(value)
        hosts = headers.get(b'host', [])
        if len(hosts) != 1 or hosts[0].decode('latin-1').lower() not in self._hosts:
            return 421
        origins = headers.get(b'origin', [])
        if any(origin.decode('latin-1') not in self._origins for origin in origins):
            return 403
        is_page = scope['method'] in ('GET', 'HEAD') and not str(scope['path']).startswith('/api/')
        is_foreign = any(site not in _OWN for site in headers.get(b'sec-fetch-site', []))
        # A link elsewhere may lead here; a picture or a script elsewhere may not.
        is_followed = is_page and headers.get(b'sec-fetch-mode') == [b'navigate']
        if is_foreign and not is_followed:
            return 403
        if not (self._token or origins or scope['method'] in ('GET', 'HEAD')):
            # Behind a proxy a browser logs in by itself, also for a form on a foreign page.
            return 403
        length = headers.get(b'content-length', [b'0'])[0]
        if not length.isdigit() or int(length) > LARGEST:
            return 413
        return 0 if is_page or self._knows(headers.get(b'authorization', [])) else 401

    def _knows(self, given: list[bytes]) -> bool:
        if not self._token:
            return True
        return len(given) == 1 and hmac.compare_digest(given[0], b'Bearer ' + self._token)


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def counted() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get('body') or b'')
        if taken > LARGEST:
            raise TooLargeError
        return message

    return counted


async def _answer(send: Send, status: int) -> None:
    await send(
        {'type': 'http.response.start', 'status': status, 'headers': [*HEADERS, (b'content-length', b'0')]}
    )
    await send({'type': 'http.response.body', 'body': b''})
