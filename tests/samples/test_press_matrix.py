"""The imported sample document for every standard, binding and built-in shop."""

import pytest

from tests.samples.test_sample_story import SEMESTER, SHEET
from tests.story import press_matrix
from tests.story.press_matrix import JOBS, Printed, print_job, print_job_apart
from tests.story.project_story import Story

TERM = '2024-spring'

pytestmark = [pytest.mark.samples, pytest.mark.slow, pytest.mark.xdist_group('imported')]


@pytest.fixture(scope='module')
def project(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A fresh project with the sheet imported."""
    story = Story(tmp_path_factory.mktemp('matrix') / 'project')
    story.write('booklet.toml', '').write(f'content/{TERM}/semester.toml', SEMESTER)
    return story.run('import', str(SHEET), '--into', f'content/{TERM}/10-sheet')


@pytest.fixture(scope='module', params=JOBS, ids=str)
def printed(request: pytest.FixtureRequest, project: Story) -> Printed:
    """What the shop gets."""
    return print_job(project, request.param, TERM)


@pytest.mark.parametrize('check', press_matrix.CHECKS, ids=lambda check: check.__name__)
def test_it_is_ready_for_the_press(printed: Printed, check: press_matrix.Check) -> None:
    check(printed)


def test_another_process_makes_the_same_bytes(printed: Printed, project: Story) -> None:
    assert print_job_apart(project, printed.job, TERM).files == printed.files
