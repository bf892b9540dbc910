"""Rules about what the file says of itself: standard, title, dates, trapping, output intent (E3, E4)."""

import re
from collections.abc import Iterator

from booklet.language import Words
from booklet.preflight.asked import Standard
from booklet.preflight.facts import Intent
from booklet.preflight.rules.rule import ONLY_X4, STANDARDS, STANDARDS_ADVICE, Case, Rule, Sight, sight

GTS = 'GTS_PDFX'
X1A_NAMES = ('PDF/X-1:2001', 'PDF/X-1a:2001', 'PDF/X-1a:2003')
X4_NAMES = ('PDF/X-4',)

ICC_REGISTRY = 'http://www.color.org'

AGREEING = (
    ('Title', 'dc:title'),
    ('Author', 'dc:creator'),
    ('Creator', 'xmp:CreatorTool'),
    ('Producer', 'pdf:Producer'),
    ('CreationDate', 'xmp:CreateDate'),
    ('ModDate', 'xmp:ModifyDate'),
    ('Trapped', 'pdf:Trapped'),
    ('GTS_PDFXVersion', 'pdfx:GTS_PDFXVersion'),
)
"""Entry of the document information and the property of XMP that says the same."""


def not_identified(case: Case) -> Iterator[Sight]:
    """E3: X-1a says its name in the document information, X-4 in XMP."""
    file = case.document.file
    known: tuple[str, ...]
    if case.standard is Standard.PDFX4:
        said, known = file.said_in_xmp('pdfxid:GTS_PDFXVersion'), X4_NAMES
    else:
        said, known = file.said('GTS_PDFXVersion'), X1A_NAMES
    if said not in known:
        yield sight(None, 'GTS_PDFXVersion', said=said or '—')


def no_xmp(case: Case) -> Iterator[Sight]:
    """X-4 rests on XMP."""
    if not case.document.file.xmp:
        yield sight()


def no_document_id(case: Case) -> Iterator[Sight]:
    """X-4 asks for these in XMP (by secondary sources, so it is advice)."""
    file = case.document.file
    if file.xmp:
        for name in ('xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass'):
            if not file.said_in_xmp(name):
                yield sight(None, name)


def no_title(case: Case) -> Iterator[Sight]:
    """E3."""
    if not _said(case, 'Title', 'dc:title').strip():
        yield sight()


def no_dates(case: Case) -> Iterator[Sight]:
    """E3."""
    for name, xmp in (('CreationDate', 'xmp:CreateDate'), ('ModDate', 'xmp:ModifyDate')):
        if _moment(_said(case, name, xmp)) is None:
            yield sight(None, name)


def not_trapped(case: Case) -> Iterator[Sight]:
    """E3: True or False, never Unknown."""
    said = _said(case, 'Trapped', 'pdf:Trapped')
    if said not in ('True', 'False'):
        yield sight(None, 'Trapped', said=said or '—')


def disagrees(case: Case) -> Iterator[Sight]:
    """The same thing said in two ways."""
    file = case.document.file
    for name, xmp in AGREEING:
        one, other = file.said(name), file.said_in_xmp(xmp)
        if one and other and _comparable(name, one) != _comparable(name, other):
            yield sight(None, name, one=one[:60], other=other[:60])


def _said(case: Case, name: str, xmp: str) -> str:
    file = case.document.file
    if case.standard is Standard.PDFX4:
        return file.said_in_xmp(xmp) or file.said(name)
    return file.said(name)


def _comparable(name: str, said: str) -> object:
    return _moment(said) if name.endswith('Date') else said.strip()


DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(Z|[+-]\d\d)?'?:?(\d\d)?"
)


def _moment(said: str) -> tuple[str, ...] | None:
    """Return the parts of a date of PDF (`D:20260630000000+00'00'`) or of XMP (ISO 8601), or None."""
    found = DATE.match(said)
    if not found:
        return None
    parts = [part or '00' for part in found.groups()]
    zone = '+00' if parts[6] in ('Z', '00', '-00') else parts[6]
    return (*parts[:6], zone, parts[7])


def _intents(case: Case) -> tuple[Intent, ...]:
    return tuple(intent for intent in case.document.file.intents if intent.subtype == GTS)


def intent_count(case: Case) -> Iterator[Sight]:
    """E4: exactly one."""
    count = len(_intents(case))
    if count != 1:
        yield sight(count=count)


def no_condition(case: Case) -> Iterator[Sight]:
    """E4."""
    for intent in _intents(case):
        if not intent.identifier:
            yield sight(None, 'OutputConditionIdentifier')


def no_profile(case: Case) -> Iterator[Sight]:
    """E4: X-4 always embeds; X-1a may name a condition of the ICC registry instead."""
    for intent in _intents(case):
        is_registered = intent.registry.startswith(ICC_REGISTRY) and bool(intent.identifier)
        if not intent.has_profile and (case.standard is Standard.PDFX4 or not is_registered):
            yield sight(None, intent.identifier)


def unfit_profile(case: Case) -> Iterator[Sight]:
    """E4: of a press, in its own space, and not newer than the file."""
    for intent in _intents(case):
        if not intent.has_profile:
            continue
        profile = intent.profile
        if profile is None:
            yield sight(None, intent.identifier, seen='ICC ?')
            continue
        components = {'CMYK': 4, 'GRAY': 1, 'RGB': 3}.get(profile.space, 0)
        most = 2 if case.standard is Standard.PDFX1A else 4
        is_press = profile.device_class == 'prtr' and components == profile.components
        is_fit = is_press and profile.version <= most
        if not is_fit or (case.standard is Standard.PDFX1A and profile.space == 'RGB'):
            seen = f'{profile.device_class} {profile.space} N={profile.components} ICC {profile.version}'
            yield sight(None, intent.identifier, seen=seen)


PRESET = Words(
    "Export with the preset of this standard; it writes all of this.",
    "请选用该标准的导出预设，这些内容会自动写入。"
)

RULES = (
    Rule(
        'identity.standard-missing', STANDARDS, not_identified,
        Words("the file does not say that it follows this standard (it says: {said})",
              "文件没有声明符合这个标准（现为：{said}）"),
        Words("The shop's software treats it as any PDF and may convert everything anew.",
              "印刷厂的软件会把它当普通 PDF，可能把颜色全部重新转换。"),
        PRESET,
    ),
    Rule(
        'identity.xmp-missing', ONLY_X4, no_xmp,
        Words("there are no readable XMP metadata", "没有可读的 XMP 元数据"),
        Words("PDF/X-4 keeps its name and dates there.", "PDF/X-4 的标识和日期都写在那里。"),
        PRESET,
    ),
    Rule(
        'identity.document-id-missing', {Standard.PDFX4: STANDARDS_ADVICE[Standard.PDFX4]}, no_document_id,
        Words("the metadata lack an identity of the document", "元数据里缺少文档编号"),
        Words("It tells one version of a job from another.", "它用来区分同一印件的不同版本。"),
        PRESET,
    ),
    Rule(
        'identity.title-missing', STANDARDS, no_title,
        Words("the document has no title", "文档没有标题"),
        Words("The standard asks for one; the shop finds the job by it.",
              "标准要求必须有，印刷厂也靠它认活件。"),
        Words("Set the title in the document's properties, then export again.",
              "请在文档属性里填写标题，再重新导出。"),
    ),
    Rule(
        'identity.date-missing', STANDARDS, no_dates,
        Words("a date of the document is missing or cannot be read", "缺少文档日期，或日期无法识别"),
        Words("The standard asks for the dates of making and of changing.",
              "标准要求写明创建日期和修改日期。"),
        PRESET,
    ),
    Rule(
        'identity.trapping-unknown', STANDARDS, not_trapped,
        Words("it does not say whether colours are trapped already (it says: {said})",
              "没有说明是否做过陷印（现为：{said}）"),
        Words("The shop would trap twice or not at all.",
              "印刷厂不知道该不该做陷印，可能重复做，也可能漏做。"),
        Words("Set Trapped to False, unless you have trapped it yourself.",
              "没有自己做过陷印的，请把“陷印”（Trapped）设为 False。"),
    ),
    Rule(
        'identity.disagrees', STANDARDS_ADVICE, disagrees,
        Words("document information and XMP disagree: {one} / {other}",
              "文档信息与 XMP 说法不一：{one} / {other}"),
        Words("Nobody can say which one is meant.", "无法判断以哪个为准。"),
        PRESET,
    ),
    Rule(
        'intent.missing', STANDARDS, intent_count,
        Words("the file has {count} output intents for PDF/X; it must have one",
              "文件有 {count} 个 PDF/X 输出意图，应当正好一个"),
        Words("Without it nobody knows for which paper and inks the colours were made.",
              "没有它，就不知道颜色是按哪种纸张和油墨做的。"),
        Words("Export with an output intent, for coated paper often FOGRA39 or JC200103; ask the shop.",
              "导出时请选择输出意图（铜版纸常用 FOGRA39 或 JC200103），可先问印刷厂。"),
    ),
    Rule(
        'intent.condition-missing', STANDARDS, no_condition,
        Words("the output intent does not name its printing condition", "输出意图没有写明印刷条件"),
        Words("The shop cannot tell for which press the colours were made.",
              "印刷厂看不出颜色是按什么条件做的。"),
        PRESET,
    ),
    Rule(
        'intent.profile-missing', STANDARDS, no_profile,
        Words("the output intent has no ICC profile", "输出意图里没有 ICC 配置文件"),
        Words("PDF/X-4 always asks for it; PDF/X-1a may omit it only for a condition registered at the ICC.",
              "PDF/X-4 必须带；PDF/X-1a 只有在使用 ICC 登记的印刷条件时才可以省。"),
        PRESET,
    ),
    Rule(
        'intent.profile-unfit', STANDARDS, unfit_profile,
        Words("the profile of the output intent does not fit: {seen}", "输出意图的配置文件不合适：{seen}"),
        Words("It must be a profile of a press, in the colours of the press, and not newer than the file.",
              "必须是印刷机的配置文件，颜色模式要一致，版本不能比文件新。"),
        Words("Choose a CMYK profile of a press; for PDF/X-1a one of ICC version 2.",
              "请选用印刷用的 CMYK 配置文件；PDF/X-1a 要用 ICC 第 2 版的。"),
    ),
)  # fmt: skip
