"""A leaf that the store has is not laid out again, and is the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.executor import Machine
from booklet.layout import leaves
from booklet.layout.engine.job import SectionJob, SectionResult
from booklet.layout.fonts.faces import FontSet
from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.theme import Theme
from booklet.project.settings import Project
from booklet.store import Store
from tests.layout.semesters import make_project

Lay = Callable[[Store | None, str], LaidBooklet]


@pytest.fixture
def project(root: Path, theme: Theme) -> Project:
    return make_project(root, theme)


@pytest.fixture
def lay(project: Project, fontset: FontSet) -> Lay:
    def leaf(store: Store | None, words: str = '护目镜') -> LaidBooklet:
        html = f'<html lang="zh-CN"><body><p>{words}</p></body></html>'
        job = leaves.Leaves(project, fontset).job('leaf', html, SectionKind.NOTES)
        assert fontset.folder is not None
        return leaves.lay_out_leaf(job, Machine(fontset.folder, store))

    return leaf


def test_a_leaf_is_laid_out_once(lay: Lay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / 'store')
    fresh, first = lay(None, '护目镜'), lay(store, '护目镜')
    monkeypatch.setattr(leaves, 'lay_out_section', _refuse)
    assert lay(store, '护目镜') == first == fresh
    with pytest.raises(AssertionError):
        lay(store, '手套')


def _refuse(job: SectionJob, machine: Machine) -> SectionResult:
    raise AssertionError(job.name)
