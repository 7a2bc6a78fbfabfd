"""The words that the programs put before readers, in the site's two languages."""

from collections.abc import Mapping
from types import MappingProxyType

CHINESE_NUMERALS = "〇一二三四五六七八九十"

CLAIM_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {"context": "编者注", "advice": "建议", "frame": "待填", "computed": "推算"},
        "en": {
            "context": "Context",
            "advice": "Advice",
            "frame": "To fill in",
            "computed": "Computed",
        },
    }
)

FAMILY_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "CIT": "引注",
            "CLM": "内容类别",
            "COV": "覆盖",
            "DAT": "文件和表",
            "DUT": "责任",
            "FIG": "数字",
            "LNK": "链接",
            "NAV": "导航",
            "PAR": "中英文对应",
            "QUO": "引文",
            "SRC": "来源和全文",
            "TRM": "术语",
            "TRN": "培训",
        },
        "en": {
            "CIT": "Citations",
            "CLM": "Kinds of claim",
            "COV": "Coverage",
            "DAT": "Files and tables",
            "DUT": "Duties",
            "FIG": "Figures",
            "LNK": "Links",
            "NAV": "Navigation",
            "PAR": "The two languages",
            "QUO": "Quotations",
            "SRC": "Sources and editions",
            "TRM": "Terms",
            "TRN": "Training",
        },
    }
)
"""What the rules of a family are about, by the letters of their codes."""

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "stale": "这一页的英文尚未按改动后的中文核对。",
            "notice": "历史资料，供学习，不作工作依据",
            "currency": "讲话作于2017年2月，此后机构与法规已有变化，见",
            "currency_link": "时效：讲话之后",
            "edition_note": "全文照录收到的文本，一字不改，未与原件核对，"
            "见[来源与方法]({sources})。"
            "段前数字是段号，句前小字是句序：第20段第3句记作〔20.3〕。"
            '<span class="screen-only">点数字，浏览器地址栏里就是该处地址。</span>',
            "passage": "第{number}段",
            "sentence": "第{passage}段第{number}句",
            "cited_by": "引用本段的{count}页",
            "cited_by_one": "引用本段的1页",
            "map_place": "第{number}段在覆盖图上",
            "separator": "、",
            "comma": "，",
            "brackets": "（{}）",
            "part": "第{number}部分",
            "and_more": "……（以上为首句，共{count}句）",
            "part_words": "{heading}（{passages}）",
            "passages": "第{first}至{last}段",
            "one_passage": "第{first}段",
            "unchecked": "未核对原文",
            "table_key": "记号和代号",
            "table_source": "来源",
            "table_grade": "等级",
            "table_checked": "与原件核对",
            "rule_bad": "不当：",
            "rule_good": "得当：",
            "switch": "English",
            "switch_label": "阅读本页英文版",
            "path": "当前位置",
            "source_link": "到原文",
            "glossary_link": "到术语表",
            "colon": "：",
            "home_name": "讲台",
            "home_purpose": "一篇讲话的双语导读："
            "凡转述讲话，都注明出自哪一段、哪一句，点开就是原文。",
            "home_glance": "讲话一览",
            "home_level": "我这一级",
            "home_questions": "常见问题",
            "home_speech": "讲话全文",
            "home_occasion": "石玉珍 · 2017年2月28日 · 湖南省计生协七届七次理事会暨工作会议",
            "cite_copy": "复制引文和出处",
            "cite_copied": "已复制",
            "cite_online": "“{words}”（{author}. {title}[Z/OL]. ({date})[{today}]. {place}. "
            "{address}. 段、句编号据讲台整理本, 未核对原文.）",
            "cite_offline": "“{words}”（{author}. {title}[Z]. {date}: {place}. "
            "段、句编号据讲台整理本, 未核对原文.）",
            "unpack_first": "如果看到这行字，网站还在压缩包里："
            "请先解压整个压缩包，再打开解压后的 index.html。",
            "too_old": "这个浏览器太旧：文字和链接可以看，版式、查找和自测可能不正常。"
            "请换用 Chrome、Edge 或360浏览器（极速模式）打开；"
            "PDF 文件可用任何 PDF 阅读器打开。",
            "self_test_plain": "脚本没有运行，选范围、检查和看得分都用不了。"
            "下面列出全部题目，点“看答案”就是答案。要在纸上考，用",
            "paper_a": "试卷A",
            "paper_b": "试卷B",
            "updated": "本页文字更新于",
            "feedback": "意见和更正",
            "lost_title": "没有这一页",
            "lost_text": "地址可能写错了，或者这一页已经移走。",
            "lost_home": "回中文首页",
        },
        "en": {
            "stale": "Parts of this page have not been reviewed since the Chinese changed.",
            "notice": "A historical document, for study, not an instruction",
            "currency": "The speech dates from February 2017; "
            "institutions and laws have changed since: ",
            "currency_link": "see what has changed",
            "edition_note": "An unofficial translation of the whole speech as received, made as a "
            "reading aid and not compared with an original; "
            "see [Sources and method]({sources}). The number beside a passage and the small "
            "number before a sentence are its address: passage 20, sentence 3 is "
            '<span class="mark">〔20.3〕</span>. '
            '<span class="screen-only">Click a number to link to that place.</span>',
            "passage": "Passage {number}",
            "sentence": "Passage {passage}, sentence {number}",
            "cited_by": "Cited on {count} pages",
            "cited_by_one": "Cited on 1 page",
            "map_place": "passage {number} on the coverage map",
            "separator": ", ",
            "comma": ", ",
            "brackets": " ({})",
            "part": "Part {number}",
            "and_more": " … (the first of {count} sentences)",
            "part_words": "{heading} ({passages})",
            "passages": "passages {first}–{last}",
            "one_passage": "passage {first}",
            "unchecked": "not checked",
            "table_key": "Mark and key",
            "table_source": "Source",
            "table_grade": "Grade",
            "table_checked": "Against the original",
            "rule_bad": "Bad: ",
            "rule_good": "Good: ",
            "switch": "中文",
            "switch_label": "Read this page in Chinese",
            "path": "Where this page stands",
            "source_link": "Go to the text",
            "glossary_link": "Go to the glossary",
            "colon": ": ",
            "home_name": "Lectern",
            "home_purpose": "A bilingual guide to one speech: every statement of what it says "
            "names the passage and sentence, one click away.",
            "home_glance": "The speech at a glance",
            "home_level": "Where is my level?",
            "home_questions": "Common questions",
            "home_speech": "The whole speech",
            "home_occasion": "Shi Yuzhen · 28 February 2017 · Hunan Family Planning Association",
            "cite_copy": "Copy the words and their citation",
            "cite_copied": "Copied",
            "cite_online": "“{words}” ({author}, {title}, {date}, {place}; unofficial "
            "translation, numbered by Lectern, not compared with an original; {address}, "
            "accessed {today}.)",
            "cite_offline": "“{words}” ({author}, {title}, {date}, {place}; unofficial "
            "translation, numbered by Lectern, not compared with an original.)",
            "unpack_first": "If you can read this line, the site is still inside its zip: "
            "unpack the whole zip first, then open the index.html that comes out of it.",
            "too_old": "This browser is too old: words and links work, but layout, search and the "
            "self-test may fail. Open the site in Chrome, Edge or 360 (speed mode); PDFs open in "
            "any PDF reader.",
            "self_test_plain": "Scripts do not run here, so nothing can be chosen, checked or "
            "scored. All questions stand below, each with its answer folded in. On paper: ",
            "paper_a": "Paper A",
            "paper_b": "Paper B",
            "updated": "Words of this page last changed on ",
            "feedback": "Comments and corrections",
            "lost_title": "There is no such page",
            "lost_text": "The address may be mistyped, or the page may have moved.",
            "lost_home": "To the English home page",
        },
    }
)

DUTY_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "number": "序号",
            "area": "重点任务",
            "words": "具体内容（原文）",
            "actor": "行动者（讲话用语）",
            "object": "对象",
            "force": "力度",
            "source": "出处",
            "person": "责任人",
            "deadline": "时限",
            "progress": "进展",
            "actor_brief": "行动者",
            "unstated": "未明确",
            "carried": "（承前）",
            "raised": "（转述：{}）",
            "quoted": "{}",
            "before_citation": "",
            "heading": "{actor}：{count}条",
            "all": "全部",
            "search": "含有",
            "reset": "全部显示",
            "shown": "显示{shown}条，共{all}条",
        },
        "en": {
            "number": "No.",
            "area": "Area",
            "words": "What is asked (words of the speech)",
            "actor": "Actor (as the speech says)",
            "object": "Object",
            "force": "Force",
            "source": "Source",
            "person": "Person",
            "deadline": "By when",
            "progress": "Progress",
            "actor_brief": "Actor",
            "unstated": "not stated",
            "carried": " (carried over)",
            "raised": " (relayed: {})",
            "quoted": "{}",
            "before_citation": " ",
            "heading": "{actor}: {count}",
            "all": "All",
            "search": "Containing",
            "reset": "Show all",
            "shown": "{shown} of {all} shown",
        },
    }
)

FIGURE_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "measure": "增加的是什么",
            "level": "哪一级",
            "figure": "数字（讲话用语）",
            "source": "出处",
            "title": "讲话所列增加的机构、编制和人员。",
            "scales": "三组单位不同，比例各自独立，不可相加或相比。",
            "over": "{}多",
            "plain": "{}",
        },
        "en": {
            "measure": "What was added",
            "level": "At which level",
            "figure": "Figure (words of the speech)",
            "source": "Source",
            "title": "Units, posts and staff added, as the speech gives them.",
            "scales": "Different units, each to its own scale: not to be summed or compared.",
            "over": "over {}",
            "plain": "{}",
        },
    }
)

FORM_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "field": "项目",
            "entry": "填写",
            "background": "背景",
            "done": "做法",
            "result": "成效",
            "others": "可复制之处",
            "source": "来源",
        },
        "en": {
            "field": "Heading",
            "entry": "Your entry",
            "background": "Background",
            "done": "What was done",
            "result": "Result",
            "others": "What others could adopt",
            "source": "Source",
        },
    }
)
