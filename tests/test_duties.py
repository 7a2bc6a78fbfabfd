"""The task breakdown table as a clerk uses it: found, filtered, linked to, printed, all offline."""

import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from pypdf import PdfReader

from lectern.project import Project
from lectern.text import without_space
from lectern.wording import DUTY_WORDS, WORDS

PLACES = {"zh": "duties/table.html", "en": "en/duties/table.html"}
AREA, ACTOR, FORCE = 2, 4, 6
_IS_IN_VIEW = """row => {
    const box = row.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
}"""


@pytest.fixture(params=PLACES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def table(tab: Tab, site: Path, language: str) -> Tab:
    tab.goto((site / PLACES[language]).as_uri())
    return tab


def _shown(tab: Tab) -> list[str]:
    """Return the ids of the rows that can be seen, in order."""
    rows = tab.locator(".duties tbody tr:visible .duty-number")
    return [str(row.get_attribute("id")) for row in rows.all()]


def _column(tab: Tab, number: int) -> set[str]:
    cells = tab.locator(f".duties tbody tr:visible td:nth-child({number})").all_inner_texts()
    return {cell.strip() for cell in cells}


def test_every_demand_is_a_row_with_an_address_and_room_to_fill(
    table: Tab, project: Project, language: str
) -> None:
    assert _shown(table) == [duty.id for duty in project.duties.rows]
    for duty, row in zip(project.duties.rows, table.locator(".duties tbody tr").all(), strict=True):
        cells = [cell.inner_text().strip() for cell in row.locator("td").all()]
        assert cells[2].startswith(duty.asked.words[language])
        assert f"{duty.asked.cited.locator}" in cells[6]
        assert cells[7:] == ["", "", ""]
    heads = table.locator(".duties th").all_inner_texts()
    assert [head.strip() for head in heads] == list(DUTY_WORDS[language].values())[:10]


def test_rows_are_chosen_by_area_actor_force_and_words(table: Tab, project: Project) -> None:
    everything = len(project.duties.rows)
    selects = table.locator(".duty-filter select")
    for number, column in enumerate((AREA, ACTOR, FORCE)):
        value = str(selects.nth(number).locator("option").nth(2).get_attribute("value"))
        selects.nth(number).select_option(value)
        assert 0 < len(_shown(table)) < everything
        assert all(cell.startswith(value) for cell in _column(table, column))
        table.locator(".duty-filter button").click()
        table.locator(".duties tbody tr[hidden]").first.wait_for(state="detached")
    table.locator(".duty-filter input").fill("Eighth National" if "en/" in table.url else "八代会")
    chosen = _shown(table)
    assert 0 < len(chosen) < 10
    assert str(len(chosen)) in table.locator(".duty-count").inner_text()


def test_a_head_sorts_its_column_and_back_by_mouse_and_keyboard(
    table: Tab, project: Project
) -> None:
    ids = [duty.id for duty in project.duties.rows]
    number = table.locator(".duties .duty-sort").first
    number.click()
    assert _shown(table) == ids
    number.press("Enter")
    assert _shown(table) == ids[::-1]
    table.locator(".duties .duty-sort").nth(FORCE - 1).click()
    forces = table.locator(".duties tbody td:nth-child(6)").all_inner_texts()
    assert len([force for force, _ in groupby(forces)]) == len(set(forces)) > 1
    assert sorted(_shown(table)) == sorted(ids)


def test_the_address_of_a_row_leads_to_it_whatever_is_chosen(table: Tab) -> None:
    table.locator(".duty-filter input").fill("——")
    assert _shown(table) == []
    table.evaluate("location.hash = 'd20-3b'")
    row = table.locator("tr:has(#d20-3b)")
    row.wait_for(state="visible")
    assert row.evaluate(_IS_IN_VIEW)


def test_without_script_the_whole_table_stands(
    browser: Browser, site: Path, project: Project, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / PLACES[language]).as_uri())
    assert _shown(tab) == [duty.id for duty in project.duties.rows]
    assert tab.locator(".duty-filter").count() == 0
    context.close()


def test_it_prints_on_landscape_sheets_each_with_heads_and_notice(
    table: Tab, language: str
) -> None:
    pages = PdfReader(io.BytesIO(table.pdf(prefer_css_page_size=True))).pages
    heads = "".join(DUTY_WORDS[language][name] for name in ("number", "area", "words"))
    headed: list[int] = []
    for number, page in enumerate(pages):
        text = without_space(normalize("NFKC", page.extract_text()))
        assert page.mediabox.width > page.mediabox.height
        assert without_space(normalize("NFKC", WORDS[language]["notice"])) in text
        headed += [number] if without_space(normalize("NFKC", heads)) in text else []
    assert headed == list(range(headed[0], headed[-1] + 1))
    assert len(headed) > 3
