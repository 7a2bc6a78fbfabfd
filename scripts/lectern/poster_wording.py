"""The words of the speech on one page that are neither the speech's nor of its table."""

from collections.abc import Mapping
from types import MappingProxyType

POSTER_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "kicker": "一图读懂",
            "title": "湖南省计生协2017年讲话",
            "passages": "第{}段",
            "figures": "都是讲话所列增加的数；单位不同，不可相加",
            "said": "宋体是讲话原话",
            "told": "黑体是编者的话",
            "force": "下面划线的",
            "force_means": "是讲话的力度词",
            "place": "20.3",
            "place_means": "指讲话第20段第3句",
            "joined": "横线相连的，两处都列",
            "whole": "全文和导读见网站“讲台”",
        },
        "en": {
            "kicker": "On one page",
            "title": "The Hunan FPA speech of 2017",
            "passages": "passages {}",
            "figures": "What was added; the units differ, so they are not summed",
            "said": "Serif: the speech, in our translation",
            "told": "Sans: the editors’ words",
            "force": "underlined",
            "force_means": ": the speech’s word of force",
            "place": "20.3",
            "place_means": ": passage 20, sentence 3 of the speech",
            "joined": "Joined by a line: listed in both places",
            "whole": "The whole text and a guide: the site Lectern",
        },
    }
)
