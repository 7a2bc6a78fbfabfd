"""The words of the cards that stand for shared pages, in the site's two languages."""

from collections.abc import Mapping
from types import MappingProxyType

CARD_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "about": "2017年2月28日湖南省计生协七届七次理事会暨工作会议讲话的导读",
            "locale": "zh_CN",
        },
        "en": {
            "about": "A guide to a speech of 28 February 2017 "
            "to the Hunan Family Planning Association",
            "locale": "en_GB",
        },
    }
)
