"""The words of the reference pages that are made from tables, in the site's two languages."""

from collections.abc import Mapping
from types import MappingProxyType

TIMELINE_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "period": "时段",
            "when": "时间（讲话用语）",
            "date": "时间",
            "what": "事情",
            "source": "出处",
            "before": "2016年以前",
            "2016": "2016年",
            "undated": "年月未写明",
            "2017": "2017年",
            "after": "讲话之后",
            "undated_event": "未写时间",
            "quoted": "“{}”",
            "plain": "{}",
            "said": "实点、引号：讲话写的时间，照原样",
            "known": "空框、虚线：别处材料的时间",
            "title": "时间线，{}：讲话写的时间和别处材料的时间分开画，内容与下面的表相同。",
            "year": "{year}年",
            "month": "{year}年{month}月",
            "day": "{year}年{month}月{day}日",
            "to": "日至",
            "latest": "至迟{}",
            "months": "1 2 3 4 5 6 7 8 9 10 11 12",
        },
        "en": {
            "period": "Period",
            "when": "Time (words of the speech)",
            "date": "Date",
            "what": "What",
            "source": "Source",
            "before": "Before 2016",
            "2016": "2016",
            "undated": "Year and month not stated",
            "2017": "2017",
            "after": "After the speech",
            "undated_event": "no time stated",
            "quoted": "“{}”",
            "plain": "{}",
            "said": "Solid dot, quotation marks: words of the speech",
            "known": "Hollow box, dashes: dates from other material",
            "title": "Timeline, {}: what the speech dates and what other material dates, drawn "
            "apart; the tables below hold the same.",
            "year": "{year}",
            "month": "{month} {year}",
            "day": "{day} {month} {year}",
            "to": "–",
            "latest": "by {}",
            "months": "January February March April May June July August September October "
            "November December",
        },
    }
)

TALLY_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "figures": "数字",
            "sentence": "讲话的句子",
            "source": "出处",
            "separator": "、",
            "name": "名称",
            "places": "见于",
            "both": "{0}",
        },
        "en": {
            "figures": "Figures",
            "sentence": "The sentence of the speech",
            "source": "Source",
            "separator": ", ",
            "name": "Name",
            "places": "Where it stands",
            "both": "{0} ({1})",
        },
    }
)

GLOSSARY_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "initials": "按首字母查：",
            "digits": "数字",
            "rendered": "英译：",
            "also": "也写作：",
            "places": "讲话里用到这个词的地方：",
            "headings": "标题",
            "title": "讲话的题目",
            "nowhere": "讲话里没有这个写法",
            "comma": "、",
            "semicolon": "；",
            "stop": "。",
        },
        "en": {
            "initials": "By initial: ",
            "digits": "Figures",
            "forms": "also ",
            "also": "also written ",
            "places": "Where the speech has it: ",
            "headings": "headings ",
            "title": "the title of the speech",
            "nowhere": "The speech does not write it so",
            "comma": "、",
            "semicolon": "; ",
            "stop": ".",
        },
    }
)

TERM_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "term": "术语",
            "label": "对服务对象的称呼",
            "image": "比喻",
            "coinage": "专门说法",
            "organisation": "机构和组织",
            "meeting": "会议",
            "document": "文件",
            "policy": "政策和目标",
        },
        "en": {
            "term": "term",
            "label": "name for those served",
            "image": "image",
            "coinage": "set phrase",
            "organisation": "organisation",
            "meeting": "meeting",
            "document": "document",
            "policy": "policy or goal",
        },
    }
)

ABSENT_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "words": "讲话里没有的词",
            "instead": "讲话里可以参看的话",
            "comma": "、",
            "quoted": "“{}”",
            "separator": "；",
            "before_citation": "",
        },
        "en": {
            "words": "Not in the speech",
            "instead": "What the speech has that may be looked at instead",
            "comma": "、",
            "quoted": "“{}”",
            "separator": "; ",
            "before_citation": " ",
        },
    }
)
