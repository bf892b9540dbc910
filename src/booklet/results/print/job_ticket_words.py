"""The fixed words of the job ticket, in Chinese and in English."""

from booklet.language import Words

HEADING = Words("Job ticket", "印刷说明")
GROUPS = {
    'product': Words("Product", "成品"),
    'printing': Words("Printing", "印刷"),
    'paper': Words("Paper and binding", "纸张与装订"),
    'contact': Words("Contact", "联系"),
    'files': Words("Files", "文件清单"),
}
LABELS = {
    'title': Words("Title", "书名"),
    'term': Words("Term", "期次"),
    'organisation': Words("Customer", "单位"),
    'copies': Words("Copies", "印数"),
    'trim': Words("Trim size", "成品尺寸"),
    'pages': Words("Pages", "页数"),
    'cover_pages': Words("Cover pages", "封面页"),
    'delivery': Words("Delivery", "交货日期"),
    'colours': Words("Inks", "颜色"),
    'colour_pages': Words("Colour pages", "彩色页"),
    'standard': Words("Standard", "文件标准"),
    'ink_limit': Words("Ink limit", "总墨量上限"),
    'bleed': Words("Bleed", "出血"),
    'order': Words("Page order", "页序"),
    'preflight': Words("Preflight", "预检"),
    'paper': Words("Paper", "内文纸"),
    'cover_paper': Words("Cover", "封面纸"),
    'binding': Words("Binding", "装订"),
    'folding': Words("Folding", "折叠"),
    'spine': Words("Spine", "书脊"),
    'shop': Words("Print shop", "印刷厂"),
    'contact': Words("Ask", "联系人"),
    'date': Words("Date", "日期"),
}
PAPERS = {
    'offset': Words("offset", "双胶纸"),
    'matt': Words("matt coated", "哑粉纸"),
    'gloss': Words("gloss coated", "铜版纸"),
    'bulky': Words("bulky", "轻型纸"),
    'card': Words("board", "白卡纸"),
}
METHODS = {
    'saddle': Words("saddle stitch, two staples", "骑马钉（两钉）"),
    'perfect': Words("perfect binding", "无线胶装"),
}
SHOPS = {
    'digital': Words("digital print shop", "数码快印"),
    'office': Words("office printer", "办公室打印机"),
}
ORDER = Words(
    "single pages in reading order, not imposed; bound at the left",
    "单页，按阅读顺序排列，未拼版；左侧装订，翻页向左",
)
NONE = Words("none", "无")
NO_COPIES = Words("______ (please fill in)", "______ 册（请填写）")
NO_DELIVERY = Words("______ (please fill in)", "____ 年 __ 月 __ 日（请填写）")
CLOSING = Words(
    "Please call before you change anything. Figures come from the files; the spine is reckoned: tell us"
    " when your paper has another thickness, and the cover is made anew.",
    "如需改动文件，请先联系。以上数字均由文件算出；书脊按纸张厚度推算，若与贵厂用纸不符，"
    "请告知实测厚度，我们重做封面。",
)
