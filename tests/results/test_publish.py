"""Results replace results, whole; what a hand made is kept; what the semester lost is removed."""

from pathlib import Path

from booklet.files import digest
from booklet.results.manifest import Manifest, Output
from booklet.results.output import OutputFile
from booklet.results.publish import publish_outputs

SLIDES = frozenset({'slides'})


def written(folder: Path, name: str, content: bytes) -> Output:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Output(name, digest(content), 3, 'old')


def test_a_new_result_replaces_the_old_one(tmp_path: Path) -> None:
    old = written(tmp_path, 'slides/01.pptx', b'old')
    made = (OutputFile('slides/01.pptx', b'new', 4),)
    outputs, names, findings = publish_outputs(tmp_path, made, Manifest(outputs=(old,)), 'now', SLIDES)
    assert (tmp_path / 'slides/01.pptx').read_bytes() == b'new'
    assert outputs == (Output('slides/01.pptx', digest(b'new'), 4, 'now'),)
    assert names == ('slides/01.pptx',)
    assert findings == ()


def test_an_equal_result_is_not_written_again(tmp_path: Path) -> None:
    old = written(tmp_path, 'slides/01.pptx', b'same')
    made = (OutputFile('slides/01.pptx', b'same', 3),)
    assert publish_outputs(tmp_path, made, Manifest(outputs=(old,)), 'now', SLIDES)[1] == ()


def test_results_of_other_kinds_stay_as_they_were_noted(tmp_path: Path) -> None:
    body = written(tmp_path, 'print/booklet.pdf', b'body')
    outputs, _, _ = publish_outputs(tmp_path, (), Manifest(outputs=(body,)), 'now', SLIDES)
    assert outputs == (body,)
    assert (tmp_path / 'print/booklet.pdf').is_file()


def test_a_result_that_the_semester_lost_is_removed(tmp_path: Path) -> None:
    gone = written(tmp_path, 'slides/02.pptx', b'second')
    outputs, _, _ = publish_outputs(tmp_path, (), Manifest(outputs=(gone,)), 'now', SLIDES)
    assert outputs == ()
    assert not (tmp_path / 'slides/02.pptx').exists()


def test_a_lost_result_that_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    gone = written(tmp_path, 'slides/02.pptx', b'second')
    (tmp_path / 'slides/02.pptx').write_bytes(b'second, with notes by hand')
    publish_outputs(tmp_path, (), Manifest(outputs=(gone,)), 'now', SLIDES)
    assert (tmp_path / 'slides/02.pptx').is_file()


def test_an_edited_deck_is_set_aside_under_a_free_name(tmp_path: Path) -> None:
    old = written(tmp_path, 'slides/01.pptx', b'old')
    written(tmp_path, 'slides/01-edited-1.pptx', b'earlier')
    (tmp_path / 'slides/01.pptx').write_bytes(b'mine')
    made = (OutputFile('slides/01.pptx', b'new', 4),)
    _, _, findings = publish_outputs(tmp_path, made, Manifest(outputs=(old,)), 'now', SLIDES)
    assert (tmp_path / 'slides/01-edited-2.pptx').read_bytes() == b'mine'
    assert [found.slug for found in findings] == ['build.deck-edited']
