"""The formats that a book can be exported to: a file a format."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lectern.book import Book
from lectern.exporters import pdf

EXPORTERS: Mapping[str, Callable[[Book], bytes]] = MappingProxyType({"pdf": pdf.export})
