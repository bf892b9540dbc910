"""The decks on disk -> how they stand to the last build and to the texts: older, edited by hand."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from booklet.diagnostics import Finding, finding
from booklet.inputs import take_inventory
from booklet.kinds import kind_of
from booklet.manifest import Manifest, is_intact, read_manifest
from booklet.model.semester import Semester
from booklet.project import Project
from booklet.results import session_names

NAMED = 3
"""So many changed files are named."""


def check_decks(project: Project, semester: Semester) -> tuple[Finding, ...]:
    """Return what stands between the decks and the semester as it is now; nothing before the first build."""
    folder = project.build / semester.name
    manifest = read_manifest(folder)
    changed = _changed(project, semester, manifest)
    homes = _homes(semester)
    found: list[Finding] = []
    for output in manifest.outputs:
        if kind_of(output.name) != 'slides' or not (folder / output.name).is_file():
            continue
        if not is_intact(folder, output):
            found.append(finding('build.deck-changed', None, deck=output.name))
        found += _age(output.name, homes.get(output.name, ''), changed, semester)
    return tuple(found)


def _changed(project: Project, semester: Semester, manifest: Manifest) -> tuple[str, ...]:
    """Return the files that are not as they were when the decks were made. Program and fonts do not count: a
    newer program makes no text old.
    """
    now = take_inventory(project, semester.name, ())
    names = {*now, *manifest.decks_from}
    differing = (name for name in names if now.get(name) != manifest.decks_from.get(name))
    return tuple(sorted(name for name in differing if not name.startswith(':')))


def _homes(semester: Semester) -> dict[str, str]:
    """Return deck -> the folder of its session."""
    names = session_names(semester)
    return {
        f'slides/{name}.pptx': f'{PurePosixPath(session.place.file).parent.as_posix()}/'
        for name, session in zip(names, semester.sessions, strict=True)
    }


def _age(deck: str, home: str, changed: tuple[str, ...], semester: Semester) -> Iterator[Finding]:
    """Yield that the deck is older than its own text or settings, or that others may have moved its pages."""
    content = f'content/{semester.name}/'
    shared = tuple(name for name in changed if not name.startswith(content) or name.count('/') == 2)
    own = tuple(name for name in changed if home and name.startswith(home)) + shared
    if own:
        listed = ', '.join(own[:NAMED]) + (' …' if len(own) > NAMED else '')
        yield finding('build.deck-stale', None, deck=deck, files=listed)
    elif changed:
        yield finding('build.deck-pages-stale', None, deck=deck, count=len(changed))
