"""A booklet in several parts -> the words that say how it is folded."""

from booklet.cli.i18n import say


def how_to_fold(parts: int) -> str:
    """Return what to do with `parts` (2 or more) as they come from the printer."""
    return say(
        f'{parts} parts, numbered 1/{parts} to {parts}/{parts} at the fold: fold and staple each on its own,'
        ' then stack them in order',
        f'分 {parts} 帖，每帖最外一张的折缝处印有 1/{parts} 到 {parts}/{parts}：逐帖对折、装订，再按号叠齐',
    )
