"""The words of the book, in its two languages."""

from collections.abc import Mapping
from types import MappingProxyType

BOOK_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "title": "湖南省计生协2017年讲话导读",
            "site": "讲台：",
            "short_title": "讲台：湖南省计生协2017年讲话导读",
            "date": "{year}年{month}月{day}日",
            "edition": "版本 {version}",
            "edition_dated": "版本 {version}，{date}",
            "contents": "目录",
            "continued": "（续）",
            "footer_page": "第{page}页，共{pages}页",
            "quote": "原文",
            "on_page": "第{page}页",
            "list_comma": "、",
            "page_comma": "，",
            "group_comma": "；",
            "speaker": "讲话人：{name}",
            "reading": "怎样读这本书",
            "reading_lead": "本书只讲一篇讲话。书里的话分四类，各有样子，黑白打印也分得清；下面就"
            "是它们的样子：",
            "reading_quote": "讲话的原话，一字不改；省略处用省略号标出。左边是一道粗线。",
            "reading_summary": "不加框、不加线的正文是概括：编者用自己的话转述讲话，写明是讲话所说"
            "，句末注明出处。",
            "reading_speech": "讲话全文自成一章，字大，页边有段号。概括里引号中的话是讲话的原话。"
            "书末几章说明本书自身。",
            "reading_context": "讲话以外的材料，注明来源。四面是细线框。",
            "reading_advice": "编者给读者的建议，不是讲话的内容。底色是浅灰，标签是黑底白字。",
            "reading_frame": "留给读者填写的空表。四面是虚线框。",
            "reading_computed": "编者算出的数字，附算法。上下各一道双线。",
            "reading_more": "还有：",
            "reading_marks": "出处怎样看",
            "reading_mark_one": "句末这样的记号{sample}，意思是讲话第{passage}段第{sentence}句，后"
            "面是这一句在本书的页码。",
            "reading_mark_more": "11.2–3 是第11段第2至3句；写着第几部分的，指讲话的那一部分；"
            "几处合用一个页码的，都在那一页。",
            "reading_mark_two": "写着材料名称的记号，指讲话以外的材料，页码是它在书末“参考文献”里"
            "的位置。",
            "reading_mark_three": "在电脑或手机上读，点记号和页码就到那一处。",
            "references": "参考文献",
            "references_lead": "著录格式参照 GB/T 7714—2025。方括号里是正文中的记号，"
            "正文没有引到的也列在内。各条都没有与原件或网上的原页面核对过（未核对原文），"
            "所以不写引用日期；标题有的是文件本名，有的是编者对页面的说明。"
            "没有网址的，只列题名。",
            "references_checked": "著录格式参照 GB/T 7714—2025。方括号里是正文中的记号。",
            "type_online": "[EB/OL]",
            "type_document": "[Z]",
            "colophon": "关于本书",
            "colophon_made": "制作",
            "colophon_made_words": "本书与网站“讲台”同出一源，由网站的页面自动排成：先由 pandoc 转"
            "换，再由 Typst 排版；字体是 Noto Serif SC 和 Noto Sans SC（SIL Open Font License 1.1"
            "）。同一份源文件，用同样版本的工具，排出的书字节不差。",
            "colophon_edition": "版本",
            "colophon_capture": "收到的文本",
            "colophon_capture_words": "《{title}》收到时的文件，SHA-256 为：",
            "colophon_licence": "许可",
            "colophon_report": "发现错误",
            "colophon_review": "公开发布前，请按本单位规定审核。",
            "download": "下载：",
            "download_zh": "中文版 PDF",
            "download_en": "英文版 PDF",
            "download_how": "要得到 PDF，运行",
            "package": "下载这一场的整套材料（PDF，A4）",
            "package_how": "要得到这一场的整套材料（PDF），运行",
        },
        "en": {
            "title": "A guide to the Hunan FPA speech of 2017",
            "site": "Lectern: ",
            "short_title": "Lectern: a guide to the Hunan FPA speech of 2017",
            "date": "{day} {month_name} {year}",
            "edition": "edition {version}",
            "edition_dated": "edition {version}, {date}",
            "contents": "Contents",
            "continued": " (continued)",
            "footer_page": "Page {page} of {pages}",
            "quote": "Quote",
            "on_page": "p. {page}",
            "list_comma": ",",
            "page_comma": ",",
            "group_comma": ";",
            "speaker": "Speaker: {name}",
            "reading": "How to read this book",
            "reading_lead": "This book is about one speech. It contains four kinds of statement, "
            "each set in its own way, so that they can be told apart in black and white too:",
            "reading_quote": "The words of the speech, in our translation, unaltered; an ellipsis "
            "marks what is left out. A thick rule stands on the left.",
            "reading_summary": "Text without a frame or rule is summary: the editors’ own words "
            "for what the speech says, attributed to it, with the place named at the end.",
            "reading_speech": "The speech in full has a chapter of its own, in larger type, with "
            "passage numbers in the margin. Words in quotation marks inside a summary are the "
            "speech’s. The last chapters are about this book.",
            "reading_context": "Material from outside the speech, with its source. A thin frame "
            "stands around it.",
            "reading_advice": "The editors’ suggestion to readers, no part of the speech. The "
            "ground is light grey, the label white on black.",
            "reading_frame": "An empty form for readers to fill in. A dashed frame stands around "
            "it.",
            "reading_computed": "A figure the editors computed, with the working shown. A double "
            "rule stands above and below.",
            "reading_more": "There is also:",
            "reading_marks": "How to read a citation",
            "reading_mark_one": "A mark such as {sample} means passage {passage}, sentence "
            "{sentence} of the speech, and names the page of this book where it stands.",
            "reading_mark_more": "11.2–3 is sentences 2 to 3 of passage 11; Part 1 is the first of "
            "the speech’s parts; places before one page number are all on that page.",
            "reading_mark_two": "A mark with the name of a source means a source other than the "
            "speech, and names the page where the References describe it.",
            "reading_mark_three": "On a screen, marks and page numbers are links.",
            "references": "References",
            "references_lead": "After the form of GB/T 7714-2025. In square brackets: the mark "
            "used in the text; sources that the text does not cite are listed too. None has been "
            "checked against the original or the live page, so no date of access is given; some "
            "titles are the document’s own, others the editors’ description of a page. Sources "
            "without an address are named only.",
            "references_checked": "After the form of GB/T 7714-2025. In square brackets: the mark "
            "used in the text.",
            "type_online": "[EB/OL]",
            "type_document": "[Z]",
            "colophon": "About this book",
            "colophon_made": "How it was made",
            "colophon_made_words": "The book comes from the same source as the site Lectern and "
            "is set from its pages by program: converted by pandoc, typeset by Typst, in Noto "
            "Serif SC and Noto Sans SC (SIL Open Font License 1.1). The same source always "
            "yields the same file, byte for byte, with the same versions of the tools.",
            "colophon_edition": "Edition",
            "colophon_capture": "The text as received",
            "colophon_capture_words": "The file received of “{title}” has this SHA-256 checksum:",
            "colophon_licence": "Licence",
            "colophon_report": "Errors",
            "colophon_review": "Before publishing this book, have it reviewed as your own unit’s "
            "rules require.",
            "download": "Download: ",
            "download_zh": "PDF in Chinese",
            "download_en": "PDF in English",
            "download_how": "To make the PDF, run",
            "package": "Download all sheets of this session (PDF, A4)",
            "package_how": "To make a PDF of all sheets of this session, run",
        },
    }
)
