"""A terminal that speaks English, or Chinese, and has no colours."""

import pytest


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ('LC_MESSAGES', 'LANG', 'NO_COLOR', 'SOURCE_DATE_EPOCH'):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv('LC_ALL', 'C.UTF-8')


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch, english: None) -> None:
    monkeypatch.setenv('LC_ALL', 'zh_CN.UTF-8')
