"""The decks on disk -> how they stand to the last build and to the texts: older, edited by hand."""

from pathlib import PurePosixPath

from booklet.diagnostics import Finding, finding
from booklet.model.semester import Semester, session_names
from booklet.project.settings import Project
from booklet.results.fingerprint import take_inventory
from booklet.results.kinds import kind_of
from booklet.results.manifest import Manifest, is_intact, read_manifest

NAMED = 3
"""So many changed files are named."""


def check_decks(project: Project, semester: Semester) -> tuple[Finding, ...]:
    """Return what stands between the decks and the semester as it is now; nothing before the first build."""
    folder = project.build / semester.name
    manifest = read_manifest(folder)
    changed = _changed(project, semester, manifest)
    homes = _homes(semester)
    found: list[Finding] = []
    moved: list[str] = []
    for output in manifest.outputs:
        if kind_of(output.name) != 'slides' or not (folder / output.name).is_file():
            continue
        if not is_intact(folder, output):
            found.append(finding('build.deck-changed', None, deck=output.name))
        own = _own(homes.get(output.name, ''), changed, semester)
        if own:
            found.append(finding('build.deck-stale', None, deck=output.name, files=_some(own)))
        elif changed:
            moved.append(output.name)
    if moved:
        found.append(finding('build.deck-pages-stale', None, decks=', '.join(moved), files=_some(changed)))
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


def _own(home: str, changed: tuple[str, ...], semester: Semester) -> tuple[str, ...]:
    """Return the changed files that a deck is made from: those of its session, and the settings of all. The
    others may have moved the pages that it cites.
    """
    content = f'content/{semester.name}/'
    shared = tuple(name for name in changed if not name.startswith(content) or name.count('/') == 2)
    return tuple(name for name in changed if home and name.startswith(home)) + shared


def _some(files: tuple[str, ...]) -> str:
    return ', '.join(files[:NAMED]) + (' …' if len(files) > NAMED else '')
