"""Only our own page gets in."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from booklet.preview.gate import LARGEST, POLICY, Gate

HOST = '127.0.0.1:20001'
OWN = {'host': HOST, 'authorization': 'Bearer secret'}


async def echo(_: Any, receive: Any, send: Any) -> None:
    while (await receive()).get('more_body'):
        pass
    await send({'type': 'http.response.start', 'status': 200, 'headers': []})
    await send({'type': 'http.response.body', 'body': b'fine'})


def ask(
    method: str, path: str, headers: dict[str, str], body: tuple[int, int] = (0, 1)
) -> tuple[int, dict[bytes, bytes]]:
    """Return status and headers of the answer to a body of `body[1]` pieces of `body[0]` bytes."""
    gate = Gate(echo, 'secret', frozenset({HOST}), frozenset({f'http://{HOST}'}))
    size, count = body
    left = [{'type': 'http.request', 'body': b'x' * size, 'more_body': at + 1 < count} for at in range(count)]
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return left.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    listed = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {'type': 'http', 'method': method, 'path': path, 'headers': listed}
    asyncio.run(gate(scope, receive, send))
    return sent[0]['status'], dict(sent[0]['headers'])


@pytest.mark.parametrize(
    ('method', 'path', 'headers', 'status'),
    [
        ('GET', '/api/state', OWN, 200),
        ('GET', '/', {'host': HOST}, 200),
        ('GET', '/api/state', {'host': HOST}, 401),
        ('GET', '/api/state', {**OWN, 'authorization': 'Bearer secre'}, 401),
        ('GET', '/api/state', {**OWN, 'host': 'evil.example:20001'}, 421),
        ('GET', '/api/state', {**OWN, 'host': '127.0.0.1'}, 421),
        ('GET', '/', {'host': 'rebound.example'}, 421),
        ('GET', '/api/state', {'authorization': 'Bearer secret'}, 421),
        ('PUT', '/api/text/x', {**OWN, 'origin': 'http://evil.example'}, 403),
        ('PUT', '/api/text/x', {**OWN, 'origin': 'null'}, 403),
        ('PUT', '/api/text/x', {**OWN, 'origin': f'http://{HOST}'}, 200),
        ('POST', '/', {'host': HOST}, 401),
        ('POST', '/api/build', {**OWN, 'sec-fetch-site': 'cross-site'}, 403),
        (
            'GET',
            '/assets/main.js',
            {'host': HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors'},
            403,
        ),
        ('GET', '/', {'host': HOST, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'}, 200),
        ('PUT', '/api/text/x', {**OWN, 'content-length': str(LARGEST + 1)}, 413),
        ('PUT', '/api/text/x', {**OWN, 'content-length': '-1'}, 413),
    ],
)
def test_requests(method: str, path: str, headers: dict[str, str], status: int) -> None:
    assert ask(method, path, headers)[0] == status


def test_a_body_is_counted_while_it_comes() -> None:
    assert ask('PUT', '/api/text/x', OWN, (LARGEST // 8, 9))[0] == 413
    assert ask('PUT', '/api/text/x', OWN, (1024, 9))[0] == 200


@pytest.mark.parametrize('path', ['/', '/api/state'])
def test_every_answer_says_what_a_browser_may_do(path: str) -> None:
    for headers in (OWN, {'host': 'x'}):
        answered = ask('GET', path, headers)[1]
        assert answered[b'content-security-policy'] == POLICY.encode()
        assert answered[b'x-content-type-options'] == b'nosniff'
        assert answered[b'referrer-policy'] == b'no-referrer'
    assert 'unsafe' not in POLICY
