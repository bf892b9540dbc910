"""The numbers of an ordered list as they were typed, and where they begin a new one."""

from booklet.values import dataclass


@dataclass(slots=True)
class Numbers:
    """The numbers of the ordered list that is being written, to keep each as it was typed."""

    first: int | None = None
    last: int | None = None
    is_fresh: bool = False
    """The block just written is an item."""

    def breaks(self, number: int | None) -> bool:
        """Take the next number, None for a bullet; tell whether a new list must begin with it."""
        self.is_fresh = True
        if number is None:
            self.first = self.last = None
            return False
        if self.last is None or number == self.last + 1:
            self.first = number if self.first is None else self.first
            self.last = number
            return False
        if number == self.first == self.last:
            return False
        self.first = self.last = number
        return True

    def end(self) -> None:
        """No list goes on behind another block."""
        self.first = self.last = None
