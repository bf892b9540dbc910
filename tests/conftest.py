"""What all tests share."""

from pathlib import Path

import pytest

from tests.story.project_story import REPOSITORY, Story


@pytest.fixture
def small(tmp_path: Path) -> Story:
    """A project with one session of two short articles."""
    return Story.small(tmp_path / 'project')


@pytest.fixture(scope='session')
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The sample semester of this repository, built; tests must not change it.

    Tests that use it belong to the xdist group `sample`, so that one worker builds it once.
    """
    root = tmp_path_factory.mktemp('sample') / 'project'
    return Story.copy_of(REPOSITORY, root).run('build', '2026-spring', '--jobs', '2')


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tell xdist of the groups: its 3.8 writes them where pytest 9.2 does not look, and groups nothing."""
    if not getattr(config.option, 'loadgroup', False):
        return
    for item in items:
        names = sorted({str(mark.args[0]) for mark in item.iter_markers('xdist_group')})
        if names and '@' not in item.nodeid.rsplit(']', 1)[-1]:
            item._id = type(item._id).parse(f'{item.nodeid}@{"_".join(names)}')
