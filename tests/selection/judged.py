"""A joint declaration in ten parts, with what an editor would put on slides marked in each.

`*` stands before a sentence that an editor would take, `-` before one that must not stand alone. The marks
were set before any choice for this text was looked at, and no weight was learnt from them.
"""

OPENING = (
    '生物化学学院与药学院在两院共用实验大楼十周年之际，就今后五年的合作发表如下声明。',
    '两院师生代表四十余人出席了签字仪式。',
)

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ('实验安全', (
        '*两院对整座大楼的实验安全负共同责任，任何一方发现隐患，都应当立即告知另一方。',
        '大楼现有实验室六十二间，其中二十间由两院合用。',
        '-这一点在去年的联合检查中得到了证实。',
    )),
    ('科研诚信', (
        '*两院共同发表的论文，应当在投稿以前由双方各一名作者核对全部原始记录。',
        '核对的结果写进投稿登记表，由两院办公室各存一份。',
        '-它也适用于学位论文。',
    )),
    ('共享仪器', (
        '两院合用的大型仪器一共三十一台，过去各管各的预约。',
        '*自今年秋季起，合用的仪器实行统一预约、统一收费、统一培训，不再区分本院和外院。',
        '-但质谱仪除外。',
    )),
    ('研究生培养', (
        '*两院鼓励研究生跨院选择第二导师，课题组不得以经费归属为由拒绝。',
        '第二导师的指导工作量按本院标准计算。',
        '-他们每学期至少面谈两次。',
    )),
    ('本科实验教学', (
        '两院的基础实验课过去有七个内容相近的单元。',
        '*重复的实验单元合并为一门共同课程，由双方教师轮流主讲，学分互认。',
        '-其中三个单元已经在今年春季试行。',
    )),
    ('样本与数据', (
        '*样本和数据归产生它们的课题组管理，两院之间借用必须留下书面记录。',
        '借用的期限一般不超过一年。',
        '-否则不予延期。',
    )),
    ('危险废物', (
        '*危险废物按照同一份分类表收集，每周二、周五由两院轮流派人交接。',
        '分类表贴在每层楼的暂存间门上。',
        '-为此，双方各指定一名联络员。',
    )),
    ('心理支持', (
        '*两院的同伴支持小组向全楼开放，求助的内容一律保密，不作为评价学生的依据。',
        '小组的值班室设在三楼东侧。',
        '-此外还有一部夜间电话。',
    )),
    ('经费与空间', (
        '合用房间的水电费用过去按人数分摊，每年都有争议。',
        '*合用空间的费用改为按实际使用的时间分摊，账目每学期公开一次。',
        '-对此，两院财务人员已经商定细则。',
    )),
    ('执行与检查', (
        '*两院每年十二月共同检查本声明的执行情况，没有做到的条款要说明原因和补救的期限。',
        '检查的报告向全体师生公布。',
        '-上述安排自签字之日起生效。',
    )),
)  # fmt: skip


def told(sentence: str) -> str:
    """Return the sentence without its mark."""
    return sentence.lstrip('*-')


MARKED = {told(each) for _, sentences in PARTS for each in sentences if each.startswith('*')}
UNFIT = {told(each) for _, sentences in PARTS for each in sentences if each.startswith('-')}
