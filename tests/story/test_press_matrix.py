"""The sample semester for every standard, binding and built-in shop: the print shop has nothing to ask."""

import shutil
from typing import Any

import pytest

from tests.story import press_matrix
from tests.story.press_matrix import JOBS, Job, Printed, print_job, print_job_apart
from tests.story.project_story import REPOSITORY, Story

SEMESTER = '2026-spring'


def in_groups(job: Job) -> Any:
    """Return the job in the xdist group of its shop: a shop's pages are laid out once, on one worker."""
    group = 'sample' if job.shop == 'digital' else 'sample-for-the-office'
    return pytest.param(job, marks=pytest.mark.xdist_group(group), id=str(job))


@pytest.fixture(scope='module')
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A copy of the sample project that changes its print shop."""
    return Story.copy_of(REPOSITORY, tmp_path_factory.mktemp('matrix') / 'project')


@pytest.fixture(scope='module', params=[in_groups(job) for job in JOBS])
def printed(request: pytest.FixtureRequest, project: Story) -> Printed:
    """What the shop gets."""
    job: Job = request.param
    cache = project.root / 'build' / '.cache'
    if job.shop == 'digital' and not cache.exists():
        built: Story = request.getfixturevalue('sample_build')
        shutil.copytree(built.root / 'build' / '.cache', cache)
    return print_job(project, job, SEMESTER)


@pytest.mark.slow
@pytest.mark.parametrize('check', press_matrix.CHECKS, ids=lambda check: check.__name__)
def test_it_is_ready_for_the_press(printed: Printed, check: press_matrix.Check) -> None:
    check(printed)


@pytest.mark.slow
def test_another_process_makes_the_same_bytes(printed: Printed, project: Story) -> None:
    assert print_job_apart(project, printed.job, SEMESTER).files == printed.files
