"""Two texts that came of one."""

from booklet.preview.merging import keep_both, merge

BASE = '一。\n\n二。\n\n三。\n'


def test_changes_in_different_paragraphs_come_together() -> None:
    assert merge(BASE, '一甲。\n\n二。\n\n三。\n', '一。\n\n二。\n\n三乙。\n') == '一甲。\n\n二。\n\n三乙。\n'
    assert merge(BASE, '一甲。\n\n二。\n\n三。\n', '一。\n\n二乙。\n\n三。\n') == '一甲。\n\n二乙。\n\n三。\n'


def test_a_new_paragraph_and_a_change_elsewhere_come_together() -> None:
    merged = merge(BASE, '一。\n\n新。\n\n二。\n\n三。\n', '一。\n\n二。\n\n三乙。\n')
    assert merged == '一。\n\n新。\n\n二。\n\n三乙。\n'


def test_the_same_paragraph_is_for_a_person() -> None:
    assert merge(BASE, '一甲。\n\n二。\n\n三。\n', '一乙。\n\n二。\n\n三。\n') is None


def test_who_changed_nothing_takes_the_other() -> None:
    assert merge(BASE, BASE, '别的。\n') == '别的。\n'
    assert merge(BASE, '别的。\n', BASE) == '别的。\n'


def test_both_are_kept_paragraph_by_paragraph() -> None:
    assert keep_both('一甲。\n\n二。\n', '一乙。\n\n二。\n') == '一乙。\n\n一甲。\n\n二。\n'
