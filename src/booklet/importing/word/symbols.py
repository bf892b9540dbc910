"""A character of a symbol font (w:sym) -> the character of Unicode that looks the same."""

from booklet.importing.decoding import UNKNOWN


def _table(rows: str) -> dict[int, str]:
    words = rows.split()
    return {int(code, 16): sign for code, sign in zip(words[::2], words[1::2], strict=True)}


_WINGDINGS = _table(
    '22 ✂  28 ☎  2A ✉  4A ☺  4C ☹  51 ✈  52 ☼  6C ●  6D ❍  6E ■  6F □  70 □  71 ❑  72 ❒  75 ◆ '
    '76 ❖  77 ◆  9F •  A1 ○  A3 □  A7 ▪  A8 □  AB ★  D8 ➢  DF ←  E0 →  E8 ➔  F0 ⇨  FB ✗  FC ✓ '
    'FD ☒  FE ☑ '
)
_WINGDINGS_2 = _table('2A □  4F ✗  50 ✓  51 ☒  52 ☑  53 ☒  96 ●  98 •  A3 □ ')
_SYMBOL = _table(
    '2D −  44 Δ  46 Φ  47 Γ  4C Λ  50 Π  51 Θ  53 Σ  57 Ω  58 Ξ  59 Ψ  61 α  62 β  63 χ  64 δ '
    '65 ε  66 φ  67 γ  68 η  69 ι  6A ϕ  6B κ  6C λ  6D μ  6E ν  6F ο  70 π  71 θ  72 ρ  73 σ '
    '74 τ  75 υ  76 ϖ  77 ω  78 ξ  79 ψ  7A ζ  A3 ≤  A5 ∞  AB ↔  AC ←  AE →  B0 °  B1 ±  B3 ≥ '
    'B4 ×  B7 •  B8 ÷  B9 ≠  BB ≈  D7 ⋅  DE ⇒  E5 ∑ '
)
_FONTS = {'wingdings': _WINGDINGS, 'wingdings 2': _WINGDINGS_2, 'symbol': _SYMBOL}


def symbol(font: str, code: str) -> str:
    """Return the character `code` (hexadecimal) of `font`; UNKNOWN when it is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    if not 0xF000 <= number <= 0xF0FF:
        return chr(number) if 0x20 <= number <= 0xD7FF else UNKNOWN
    return _FONTS.get(font.lower(), {}).get(number - 0xF000, UNKNOWN)
