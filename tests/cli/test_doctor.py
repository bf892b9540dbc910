"""`booklet doctor` shows what is there and the command that brings the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from booklet.cli import main
from booklet.cli.machine import Item


def test_a_healthy_machine_is_shown_with_paths_and_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(['doctor']) == 0
    shown = capsys.readouterr().out
    assert 'text: Noto Serif CJK SC Regular' in shown
    assert '.tt' in shown
    assert 'weasyprint' in shown
    assert shown.endswith('Everything that a build needs is there.\n')


def test_what_is_missing_is_named_with_its_cure_and_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def tools() -> Iterator[Item]:
        yield Item('fc-list', '', 'sudo apt-get install fontconfig')
        yield Item('soffice', '', 'sudo apt-get install libreoffice-impress', is_needed=False)

    monkeypatch.setattr('booklet.cli.doctor.tool_items', tools)
    assert main(['doctor']) == 3
    shown = capsys.readouterr().out
    assert '  fc-list  MISSING: sudo apt-get install fontconfig\n' in shown
    assert '  soffice  not there, not needed: sudo apt-get install libreoffice-impress\n' in shown
    assert shown.endswith('Missing; these commands bring it:\n  sudo apt-get install fontconfig\n')


def test_a_declared_family_that_is_not_installed_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'booklet.toml').write_text('')
    theme = Path(__file__).parents[2] / 'styles' / 'theme.toml'
    (tmp_path / 'styles').mkdir()
    changed = theme.read_text(encoding='utf-8').replace('"LXGW WenKai"', '"No Such Kai"')
    (tmp_path / 'styles' / 'theme.toml').write_text(changed, encoding='utf-8')
    assert main(['doctor', '--root', str(tmp_path)]) == 3
    assert (
        'kai: No Such Kai Regular  MISSING: sudo apt-get install fonts-lxgw-wenkai' in capsys.readouterr().out
    )
