"""What a PDF says about itself, as a value."""

import datetime

from booklet.values import dataclass

PRODUCER = 'booklet'


@dataclass(frozen=True, slots=True)
class Facts:
    """What a PDF says about itself."""

    title: str
    author: str
    """The organisation."""
    language: str
    """BCP 47: `zh-CN`."""
    stamp: datetime.datetime
    """Stands for every date in the file; without a zone it is taken as UTC."""

    @property
    def moment(self) -> datetime.datetime:
        """Return the stamp with its zone."""
        return self.stamp if self.stamp.tzinfo else self.stamp.replace(tzinfo=datetime.UTC)
