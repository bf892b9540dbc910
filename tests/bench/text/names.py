"""What the invented semester is called; apart, because a measured build needs no more of it."""

SEMESTER = '2026-spring'
