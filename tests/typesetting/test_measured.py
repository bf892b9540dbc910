"""Finished pages, measured glyph by glyph, keep the limits that docs/line-setting.md states."""

import pytest

from tests.story.project_story import Story
from tests.typesetting.measure import Measured, measure_pdf


def check_limits(found: Measured) -> None:
    """Compare with the limits; lengths in millimetres and ems."""
    assert found.off_p95_mm <= 0.03
    assert found.off_max_mm <= 0.2
    assert found.pairs_em == pytest.approx(0.5, abs=0.01)
    assert found.pairs_worst_em == pytest.approx(0.5, abs=0.01)
    assert found.latin_em == pytest.approx(0.25, abs=0.02)
    assert found.latin_spread_em <= 0.15
    assert found.forbidden == ()
    assert found.lone == ()
    assert found.widest_em <= 0.2
    assert found.loose <= 0.01
    assert found.grid_p95_mm <= 0.05


@pytest.mark.slow
@pytest.mark.xdist_group('sample')
def test_the_sample_semester_keeps_every_limit(sample_build: Story) -> None:
    found = measure_pdf(sample_build.file('screen/booklet.pdf'))
    assert found.lines > 2000
    check_limits(found)
