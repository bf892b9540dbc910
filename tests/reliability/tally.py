"""One kind of trial: how many were made, what went wrong, how long the longest took."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts trials of a kind."""

    name: str
    promise: str
    limit: float = 30.0
    """Seconds that a trial may take on a busy machine."""
    trials: int = 0
    failures: list[str] = field(default_factory=list)
    longest: float = 0.0
    seen: dict[str, int] = field(default_factory=dict)
    """How the trials ended -> how many."""

    def try_all(self, trials: Iterator[tuple[str, Callable[[], str]]]) -> 'Tally':
        """Make every trial (name, what returns how it ended); whatever it raises is a failure."""
        for name, trial in trials:
            begun = time.monotonic()
            try:
                ended = trial()
            except Exception as error:
                self.failures.append(f'{name}: {type(error).__name__} {str(error)[:300]}')
                ended = 'failed'
            taken = time.monotonic() - begun
            if taken > self.limit:
                self.failures.append(f'{name}: took {taken:.0f} s')
            self.trials += 1
            self.longest = max(self.longest, taken)
            self.seen[ended] = self.seen.get(ended, 0) + 1
        return self
