"""Every rule has a wrong file that it names and a good one that it is silent about, and words for people."""

import re
import string

import pytest

from booklet.diagnostics import Severity
from booklet.preflight import RULES, Standard, check_pdf, to_html, to_json
from tests.preflight.good import A5, good
from tests.preflight.wrong import WRONGS, Wrong


@pytest.mark.parametrize('wrong', WRONGS, ids=lambda wrong: f'{wrong.slug}: {wrong.name}')
def test_a_wrong_file_is_named_rightly_and_told_in_both_languages(wrong: Wrong) -> None:
    report = check_pdf(wrong.content(), wrong.standard, wrong.asked)
    found = [each for each in report.observations if each.slug == wrong.slug]
    assert found, [each.slug for each in report.observations]
    if wrong.page is not None:
        assert wrong.page in [each.page for each in found]
    is_error = RULES[wrong.slug].severities[wrong.standard] == Severity.ERROR
    assert report.verdict == 'failed' or not is_error
    for each in found:
        for text in (each.message('en'), each.message('zh')):
            assert text.strip()
            assert not re.search(r'\{\w*\}', text)
    assert wrong.slug in to_json(report)
    assert wrong.slug in to_html(report, {}, 'zh', 'a.pdf')


def test_every_rule_has_a_wrong_file() -> None:
    # A file of 20 000 pages takes seconds; test_robust has it.
    assert {wrong.slug for wrong in WRONGS} | {'file.too-many-pages'} == set(RULES)
    assert len(WRONGS) >= 40


@pytest.mark.parametrize('standard', list(Standard))
def test_about_a_good_file_every_rule_is_silent(standard: Standard) -> None:
    report = check_pdf(good(standard), standard, A5)
    assert report.observations == ()
    assert report.verdict == 'passed'


OF_A_PAGE = [
    wrong
    for wrong in WRONGS
    if wrong.page == 0 and wrong.slug not in ('file.not-looked-through', 'text.near-spine')
]


@pytest.mark.parametrize('wrong', OF_A_PAGE, ids=lambda wrong: f'{wrong.slug}: {wrong.name}')
def test_a_wrong_file_has_no_faults_that_nobody_made(wrong: Wrong) -> None:
    """One change may have several consequences, but pages that nobody touched stay clean."""
    report = check_pdf(wrong.content(), wrong.standard, wrong.asked)
    assert [each for each in report.observations if each.page not in (None, 0)] == []


@pytest.mark.parametrize('slug', RULES)
def test_words_name_the_same_facts_in_both_languages(slug: str) -> None:
    rule = RULES[slug]
    names = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (rule.seen.en, rule.seen.zh)
    ]
    assert names[0] == names[1]
    assert re.fullmatch(r'[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*', slug)
    for words in (rule.seen, rule.reason, rule.cure):
        assert words.en.strip()
        assert re.search(r'[一-鿿]', words.zh)


def test_it_never_claims_to_certify() -> None:
    report = check_pdf(good(), Standard.PDFX4, A5)
    for language in ('en', 'zh'):
        page = to_html(report, {}, language, 'a.pdf')
        assert 'certified' not in page.lower()
        assert '认证' not in page
    assert 'Self-checked against the rules of PDF/X-4' in to_html(report, {}, 'en')
