"""The formats that a book and a poster can be exported to: a file a format."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lectern.book import Book
from lectern.exporters import glance, pdf
from lectern.poster import Poster

EXPORTERS: Mapping[str, Callable[[Book], bytes]] = MappingProxyType({"pdf": pdf.export})

POSTERS: Mapping[str, Callable[[Poster], Mapping[str, bytes]]] = MappingProxyType(
    {"glance": glance.export}
)
