"""Plain instructions, read in one step, are those that are read token by token."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.preflight.scan.lexer import instructions, next_instruction
from booklet.preflight.scan.plain import Instruction

PIECES = (
    b'q', b'Q', b'1 0 0 -1 94.488133 108.028979 Tm', b'/F 12 Tf', b'/A#20B gs', b'/a1.0 gs', b'/ gs', b'BT',
    b'[<9671>-45<411e>-46 <3C03>] TJ', b'[(A) -120 (\\)\\101\\r\\\n)3]TJ', b'[(a(b)c) 1]TJ', b'[<967>] TJ',
    b'[]TJ', b'[1 2] 0 d', b'[ true null ] TJ', b'0 0 0 1 k', b'.5 scn', b'-.5 +3 m', b'4. 5 l',
    b'--5 1.2-3 l', b'1e5 w', b'123456789012 0 Td', b'true', b'null f', b'% note\n', b'/P <</MCID 0>> BDC',
    b'BI /W 1 ID x EI', b'BIX', b'IDS 4 w', b'(A) Tj', b'<41>Tj', b"(A) '", b'5', b'/N', b'/N/M', b'1 /N',
    b'[', b']', b'<<', b'>>', b'(', b')', b'<', b'\x00', b'W*', b'd1', b'T*', b'f*', b'SCN', b'ABCD',
    b'\xff', b'1 2 3 4 5 6 7 8 9 c', b'\\',
)  # fmt: skip


def token_by_token(content: bytes) -> Iterator[Instruction]:
    position = 0
    while found := next_instruction(content, position):
        operator, operands, position = found
        yield operator, operands


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((b' ', b'\n', b'', b'\x00', b'  ')))))
def test_one_step_reads_what_token_by_token_reads(pieces: list[tuple[bytes, bytes]]) -> None:
    content = b''.join(piece + gap for piece, gap in pieces)
    assert list(instructions(content)) == list(token_by_token(content))


@settings(max_examples=1000, deadline=None)
@given(st.text('01.-+/<>[]() \nTJqfdBIDE*\\%aF"\'', max_size=60))
def test_one_step_reads_what_token_by_token_reads_of_any_bytes(text: str) -> None:
    content = text.encode()
    assert list(instructions(content)) == list(token_by_token(content))
