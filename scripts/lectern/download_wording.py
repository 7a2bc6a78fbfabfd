"""The words about what can be downloaded: what each file is called, and what it is for."""

from collections.abc import Mapping
from types import MappingProxyType

DOWNLOAD_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "in_zh": "中文",
            "in_en": "英文",
            "guide": "整本导读（PDF）",
            "guide_for": "导读各页和讲话全文排成一本书，可打印，可离线读；引注写明本书页码。",
            "glance_a4": "一图读懂，A4（PDF）",
            "glance_a4_for": "整篇讲话排在一页上，普通打印机打印，发给每人一张。",
            "glance_a3": "一图读懂，A3海报（PDF）",
            "glance_a3_for": "内容与A4相同，放大，供张贴。",
            "glance_phone": "一图读懂，手机长图（PNG）",
            "glance_phone_for": "内容相同，排成一栏，在手机上看，宽1080像素。",
            "session_30": "30分钟学习的整套材料（PDF）",
            "session_30_for": "通知议程、讲义、题单、签到表等，一页一类，答案单独成页；"
            "供短时集中学习。",
            "session_60": "60分钟学习的整套材料（PDF）",
            "session_60_for": "同样的一套，供一次讲完四点。",
            "session_90": "90分钟学习的整套材料（PDF）",
            "session_90_for": "同样的一套，供分组讨论问题和任务分解表。",
            "session_120": "120分钟学习的整套材料（PDF）",
            "session_120_for": "同样的一套，供半天培训，末尾有试卷。",
            "short_glance_a4": "A4",
            "short_glance_a3": "A3海报",
            "short_glance_phone": "手机长图",
            "on_one_page": "一图读懂，整篇讲话一页：",
            "all": "全部下载",
            "how": "这里没有放下载文件。要得到它们，在源文件的文件夹里运行",
            "how_glance": "要得到一图读懂，运行",
            "stop": "。",
        },
        "en": {
            "in_zh": "in Chinese",
            "in_en": "in English",
            "guide": "The whole guide (PDF)",
            "guide_for": "The pages of the guide and the speech in full, set as a book, to print "
            "or to read offline; citations name the page of the book.",
            "glance_a4": "On one page, A4 (PDF)",
            "glance_a4_for": "The whole speech on one sheet, for an office printer: a sheet for "
            "each person.",
            "glance_a3": "On one page, A3 poster (PDF)",
            "glance_a3_for": "The same as on A4, enlarged, for a wall.",
            "glance_phone": "On one page, for a phone (PNG)",
            "glance_phone_for": "The same in one column, to look at on a phone, 1080 pixels wide.",
            "session_30": "Papers for the 30-minute session (PDF)",
            "session_30_for": "Notice and agenda, handout, questions, sign-in and more, the key "
            "apart: for a short session.",
            "session_60": "Papers for the 60-minute session (PDF)",
            "session_60_for": "The same set, for the four points in one sitting.",
            "session_90": "Papers for the 90-minute session (PDF)",
            "session_90_for": "The same set, for group work on problems and the task table.",
            "session_120": "Papers for the 120-minute session (PDF)",
            "session_120_for": "The same set, for half a day, with a test paper at the end.",
            "short_glance_a4": "A4",
            "short_glance_a3": "A3 poster",
            "short_glance_phone": "for a phone",
            "on_one_page": "The whole speech on one page: ",
            "all": "All downloads",
            "how": "There are no files to download here. To make them, run this in the folder of "
            "the source:",
            "how_glance": "To make the one page, run",
            "stop": "",
        },
    }
)
