"""What the desk knows -> events for all pages: only what changed since the last one of its kind."""

from typing import Any

from booklet.errors import BookletError
from booklet.language import Words
from booklet.preview.hub import Hub
from booklet.preview.wire import difference

DIED = Words('The layout process ended; it is started again.', '排版进程中断，正在重新启动。')


def tell_trouble(hub: Hub, error: Exception | Words) -> None:
    """Tell what went wrong; the last good pages stay."""
    if isinstance(error, BookletError):
        words = {'zh': error.message('zh'), 'en': error.message('en')}
    elif isinstance(error, Words):
        words = {'zh': error.zh, 'en': error.en}
    else:
        words = {'zh': f'出错了：{error}', 'en': f'Something went wrong: {error}'}
    hub.send('trouble', message=words)


class OutlineTeller:
    """Tells the outline, part by part."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._told: dict[str, Any] = {'sections': []}

    def tell(self, outline: dict[str, Any], texts: dict[str, str]) -> None:
        """Send the parts of `outline` that differ from those sent last; nothing when none does."""
        parts = {**outline, 'texts': texts}
        changed = {key: value for key, value in parts.items() if self._told.get(key) != value}
        if 'sections' in changed:
            changed['sections'] = difference(self._told['sections'], outline['sections'])
        self._told = parts
        if changed:
            self._hub.send('outline', parts=changed)
