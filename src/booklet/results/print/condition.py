"""A shop's wishes to the printing condition that the inks are meant for."""

from pathlib import Path

from booklet.errors import UsageError
from booklet.files import is_inside
from booklet.language import Words
from booklet.press.pdf.standards import (
    COATED,
    CONDITIONS,
    PROFILES,
    RULES,
    UNCOATED,
    Intent,
    is_print_profile,
    our_profile,
)
from booklet.project.shops import Shop, Stock


def intent_of(root: Path, shop: Shop, stock: Stock) -> Intent:
    """Return condition and profile of what is printed in colour on `stock`: the shop's own profile wins, else
    ours for coated paper (FOGRA39) or uncoated (FOGRA29) is used.

    A registered condition without its profile is only named, where the standard allows that; colours are then
    converted for the paper. Raises UsageError for a profile that is missing or none of a press, and for a
    condition that cannot be named.
    """
    if shop.profile:
        return Intent(shop.condition or Path(shop.profile).stem, _read(root, shop.profile))
    of_paper = COATED if stock.is_coated else UNCOATED
    condition = shop.condition or of_paper
    if condition in PROFILES:
        return Intent(condition, our_profile(condition))
    if shop.condition not in CONDITIONS or RULES[shop.standard].needs_profile:
        raise _unnamed(shop)
    return Intent(shop.condition, our_profile(of_paper), is_embedded=False)


def _read(root: Path, name: str) -> bytes:
    path = root / name
    if not is_inside(root, path) or not path.is_file():
        raise UsageError(
            Words(f"the print shop's profile {name} is not there", f"找不到印刷厂的色彩特性文件 {name}"),
            Words(
                "put the .icc file into the project and its path into booklet.toml",
                "请把 .icc 文件放进项目文件夹，并在 booklet.toml 里写对路径",
            ),
        )
    profile = path.read_bytes()
    if not is_print_profile(profile):
        raise UsageError(
            Words(f"{name} is no profile of a press", f"{name} 不是印刷用的色彩特性文件"),
            Words("ask the shop for its CMYK profile (.icc)", "请向印刷厂要 CMYK 输出特性文件（.icc）"),
        )
    return profile


def _unnamed(shop: Shop) -> UsageError:
    standard, known, ours = RULES[shop.standard].words, ', '.join(CONDITIONS), ' / '.join(PROFILES)
    return UsageError(
        Words(
            f"the condition “{shop.condition}” cannot be used with {standard} without its profile",
            f"没有特性文件时，{standard} 不能用印刷条件“{shop.condition}”",
        ),
        Words(
            f"set profile = \"….icc\", or condition = \"{ours}\"; pdfx-1a may name one of: {known}",
            f"请设 profile = \"….icc\"，或设 condition = \"{ours}\"；pdfx-1a 可以只写名称：{known}",
        ),
    )
