"""Runs typst over a few files: our fonts alone, a fixed date, and so the same bytes every time.

PDFs are tagged for PDF/UA-1 and PDF/A-2a at once.
"""

import datetime
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

POINTS_AN_INCH = 72
_UNDATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""PDF/A asks for a date; without a commit to take it from, one that nobody takes for real."""


def day_of(date: str) -> datetime.datetime:
    """Return the day that dates a document: an ISO date, or none."""
    if not date:
        return _UNDATED
    return datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)


def set_pdf(files: Mapping[str, bytes], main: str, date: str, **inputs: str) -> bytes:
    """Set `main` among files by their paths as a PDF; `inputs` are what it asks of `sys.inputs`."""
    standards = ["ua-1", "a-2a"]
    how = {"pdf_standards": standards, "timestamp": day_of(date)}
    [document] = _compile(files, main, inputs, **how)
    return document


def set_png(files: Mapping[str, bytes], main: str, scale: float, **inputs: str) -> bytes:
    """Set `main` as a picture of its one page, `scale` pixels to a point."""
    [picture] = _compile(files, main, inputs, format="png", ppi=scale * POINTS_AN_INCH)
    return picture


def set_pngs(files: Mapping[str, bytes], main: str, scale: float) -> tuple[bytes, ...]:
    """Set `main` as a picture of each page, `scale` pixels to a point."""
    return _compile(files, main, {}, format="png", ppi=scale * POINTS_AN_INCH)


def _compile(
    files: Mapping[str, bytes], main: str, inputs: Mapping[str, str], **how: Any
) -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        made = typst.compile(
            root / main,
            root=root,
            font_paths=[Path(pylopdf_fonts_zh_cn.serif_path()).parent],
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
            **how,
        )
    return (made,) if isinstance(made, bytes) else tuple(made)
