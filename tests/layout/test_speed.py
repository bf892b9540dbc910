"""What makes WeasyPrint quicker changes nothing: the same documents, with it and without, are equal bytes."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable

import pytest

from booklet.executor import Machine
from booklet.layout.engine import seams
from booklet.layout.engine.job import SectionJob, SectionResult
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.engine.speed import installing, styles
from booklet.layout.engine.speed.declared import Declared
from tests.layout.conftest import PAGE

WITHOUT = '''
import pickle, sys
from booklet.layout.engine import seams
for patch in sys.argv[1:]:
    name = next(iter(seams.SPEED[patch]))
    seams.SPEED[patch][name] = 'another text'
from booklet.layout.engine.lay_out import lay_out_section
jobs, machine = pickle.load(sys.stdin.buffer)
sys.stdout.buffer.write(pickle.dumps([lay_out_section(job, machine) for job in jobs]))
'''
SHEET = '''
    h2 { counter-increment: part; margin-block-start: 2em } h2::before { content: counter(part) "、" }
    li::marker { color: red }
    .call::after { content: leader(dotted) "7" }
    table { border-collapse: collapse; width: 80% } td { border: 1px solid; padding: 2px 1% }
    .rtl { direction: rtl; padding-inline-start: 1em }
    .box { box-sizing: border-box; width: 50%; padding: 1em }
    #fixed { color: red; --gap: 3em } #fixed + p { padding-left: calc(2em + 10%) }
    .var { margin-left: var(--gap) }
    @page { @top-left { content: counter(page) } @top-right-corner { content: "角" }
        @right-middle { content: "" } }
    @page :left { @top-center { content: string(part); font-size: 7pt } @bottom-left { content: "左" } }
    @page :first { @top-left { content: none } @left-bottom { content: "首"; height: 3em } }
'''
WORDS = "把样品放回冰箱以前，先登记、再贴标签；没有标签的样品，第二天由值日生处理。" * 6
BODIES = (
    f'<h2 id="a">一</h2><p id="b">{WORDS}</p><p id="c">{WORDS}</p><p>{WORDS}<b id="d">粗</b></p>',
    '<h2 id="a">二</h2><ul><li id="x">一<li>二</ul><p class="call">内容</p>'
    '<p class="call">目录</p><p>末</p>',
    '<table id="t"><tr><td id="e">一<td>二<tr><td rowspan=2>三<td>四<tr><td>五</table><p class="rtl">a',
    '<div id="fixed"><p class="var" id="v">一</p></div><p>二</p><p class="box">三</p><p style="margin: 1px">'
    '<p style="margin: 1px" id="s">五</p><p lang="en" id="l">6</p><p>注<span class="note" id="n">注文</span>',
    f'<p style="font-size: 5vw">{WORDS}</p><h2>三</h2>' + f'<p id="z">{WORDS}</p>' * 9,
)
HEADS = ('', '<style>:root { --gap: 1em } p { text-indent: 1em }</style>')

Make = Callable[..., SectionJob]


def laid_without(
    patches: Iterable[str], jobs: list[SectionJob], machine: Machine
) -> list[SectionResult]:
    """Return what comes out where the text of one function of each of these patches is not the known one."""
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)}
    made = subprocess.run(
        [sys.executable, '-c', WITHOUT, *patches], input=pickle.dumps((jobs, machine)),
        stdout=subprocess.PIPE, check=True, env=environment,
    )  # fmt: skip
    results: list[SectionResult] = pickle.loads(made.stdout)
    return results


@pytest.mark.parametrize('patches', [tuple(seams.SPEED), *((patch,) for patch in seams.SPEED)])
def test_pages_are_the_same_bytes_without_all_patches_and_without_each(
    job: Make, machine: Machine, patches: tuple[str, ...]
) -> None:
    # Each document twice: the second finds the styles of the first.
    jobs = [job(body, PAGE + SHEET, head) for _ in range(2) for head in HEADS for body in BODIES]
    assert [lay_out_section(each, machine) for each in jobs] == laid_without(patches, jobs, machine)


def test_every_patch_is_put_in_with_the_libraries_that_are_locked() -> None:
    import booklet.layout.engine.render  # noqa: F401

    assert installing.install() == tuple(sorted(seams.SPEED))


def test_a_second_document_with_the_same_sheets_computes_no_style(
    job: Make, monkeypatch: pytest.MonkeyPatch, machine: Machine
) -> None:
    made: list[object] = []
    whole = styles._without_anchor

    def count_one(cascaded: Declared) -> dict[str, tuple[object, object]]:
        made.append(cascaded)
        return whole(cascaded)

    monkeypatch.setattr(styles, '_without_anchor', count_one)
    first, second = job(BODIES[0], head=HEADS[1]), job(BODIES[0].replace('样品', '溶液'), head=HEADS[1])
    lay_out_section(first, machine)
    count = len(made)
    lay_out_section(second, machine)
    assert 5 < count == len(made)


def test_a_style_computed_from_the_size_of_the_page_does_not_outlive_its_document(
    job: Make, machine: Machine
) -> None:
    head = '<style>p { font-size: 10vw } </style>'
    small = PAGE.replace('148mm 210mm', '100mm 210mm')
    pages = [lay_out_section(job(f'<p>{WORDS}</p>', css, head), machine) for css in (PAGE, small, PAGE)]
    assert pages[0] == pages[2] != pages[1]


def test_a_sheet_with_mistakes_is_found_fault_with_in_every_section(job: Make, machine: Machine) -> None:
    wrong = job('<p>一</p>', head='<style>p { colour: red }</style>')
    troubles = [lay_out_section(wrong, machine).troubles for _ in range(2)]
    assert troubles[0] == troubles[1] != ()
