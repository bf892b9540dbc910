"""Progress of long work -> what pages show of it."""

from typing import Any


class Steps:
    """Progress that is told to pages."""

    def __init__(self, tell: Any) -> None:
        self._tell = tell
        self._stage = {'stage': '', 'done': 0, 'total': 0, 'detail': ''}

    def stage(self, name: str, total: int) -> None:
        """A stage begins."""
        self._stage = {'stage': name, 'done': 0, 'total': total, 'detail': ''}
        self._tell(dict(self._stage))

    def step(self, detail: str = '') -> None:
        """A step is done."""
        self._stage |= {'done': int(str(self._stage['done'])) + 1, 'detail': detail}
        self._tell(dict(self._stage))

    def note(self, detail: str) -> None:
        """Say nothing: rounds of layout are for engineers."""
