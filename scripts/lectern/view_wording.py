"""The words of the views, in the site's two languages.

The views of the speech are the map of its coverage, both languages facing, and the text alone for
reading; a page has a view for teaching.
"""

from collections.abc import Mapping
from types import MappingProxyType

MAP_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "cell": "第{passage}段第{number}句，{count}页引用",
            "cell_once": "第{passage}段第{number}句，1页引用",
            "pages": "引用它的页数",
            "sentences": "句数",
            "total": "合计",
            "open": "{first}及以上",
            "before": "各部分之前",
            "citing": "引用第{number}段各句的页面",
            "uncited": "没有引用的句",
            "none": "没有：每一句都至少有一页引用。",
            "colon": "：",
        },
        "en": {
            "cell": "Passage {passage}, sentence {number}, cited on {count} pages",
            "cell_once": "Passage {passage}, sentence {number}, cited on 1 page",
            "pages": "Pages that cite it",
            "sentences": "Sentences",
            "total": "Total",
            "open": "{first} or more",
            "before": "Before the parts",
            "citing": "Pages that cite the sentences of passage {number}",
            "uncited": "Sentences not cited",
            "none": "None: every sentence is cited on one page at least.",
            "colon": ": ",
        },
    }
)

TEXT_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "facing": "{notice}。中文照录收到的文本，一字不改，未与原件核对；英文是非正式译文，"
            "供阅读参考，见[来源与方法]({sources})。一行一句，句前数字是段号和句序，点它到讲话全文的"
            "这一句；引用讲话，请引讲话全文。",
            "reading": "{notice}。全文照录收到的文本，一字不改，未与原件核对，"
            "见[来源与方法]({sources})。页边数字是段号。",
        },
        "en": {
            "facing": "{notice}. The Chinese is the text as received, not compared with an "
            "original; the English is an unofficial translation, made as a reading aid: see "
            "[Sources and method]({sources}). A row is a sentence; the number before it gives "
            "passage and sentence and leads to that sentence in the speech. To cite the speech, "
            "cite its own page.",
            "reading": "{notice}. An unofficial translation of the whole speech as received, "
            "made as a reading aid and not compared with an original; see "
            "[Sources and method]({sources}). The numbers in the margin are those of the passages.",
        },
    }
)

TEACHING_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "name": "讲课视图",
            "how": "大字，一次一屏；翻页用 ← → 或 PageUp、PageDown，退出按 Esc",
            "count": "第{at}屏，共{all}屏",
            "back": "上一屏",
            "on": "下一屏",
            "whole": "全屏",
            "out": "退出",
        },
        "en": {
            "name": "Teaching view",
            "how": "Large type, a screen at a time; turn with ← → or PageUp and PageDown, "
            "leave with Esc",
            "count": "Screen {at} of {all}",
            "back": "Previous screen",
            "on": "Next screen",
            "whole": "Full screen",
            "out": "Leave",
        },
    }
)
