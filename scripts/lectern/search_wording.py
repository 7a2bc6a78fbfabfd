"""What the search box says, and what it leaves out of questions, in the site's two languages."""

from collections.abc import Mapping
from types import MappingProxyType

SEARCH_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh": {
            "place": "第{passage}段第{number}句",
            "instead": "讲话用词为{}",
            "asking": "是什么意思|什么意思|怎么样|怎么|怎样|什么|如何|哪一级|哪些|哪个|哪里|哪儿|"
            "几个|多少|是谁|有谁|谁来|谁|为什么|为何|是不是|有没有|能不能|可不可以|会不会|要不要|"
            "怎么办|是否|能否|应该|请问|关于|讲话|说了|指的是|是指|吗|呢|吧|啊",
            "joining": "的了是有在和与对把被要做说跟给向",
        },
        "en": {
            "place": "Passage {passage}, sentence {number}",
            "instead": "The speech has {}",
            "asking": "what|which|who|whom|whose|where|when|why|how|much|many|is|are|was|were|be|"
            "do|does|did|can|could|must|should|may|might|will|would|shall|has|have|had|the|a|an|"
            "of|to|in|on|for|by|with|and|or|from|about|at|as|it|its|that|this|there|say|says|said|"
            "speech|mean|means|any|we|you|i",
            "joining": "",
        },
    }
)
"""`asking`: the words of questions, parted by |; `joining`: characters that join words; `instead`:
what word the speech has."""
