"""The rules, in order of code. A file here holds one family; codes are never used twice."""

from lectern.checks import citations, claims, links, navigation, parity, quotes, sources, tables
from lectern.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("CIT001", citations.unknown_passage),
    Rule("CIT002", citations.unknown_sentence),
    Rule("CIT003", citations.unknown_source),
    Rule("CIT004", citations.malformed_citation),
    Rule("CIT005", citations.missing_locator),
    Rule("CIT006", citations.needless_locator),
    Rule("CIT007", citations.unknown_part),
    Rule("CLM001", claims.unsourced_block),
    Rule("CLM002", claims.unsupported_context),
    Rule("CLM003", claims.unlisted_exemption),
    Rule("CLM004", claims.idle_exemption),
    Rule("DAT001", tables.unreadable_file),
    Rule("DAT002", tables.broken_table),
    Rule("DAT003", tables.misfit_field),
    Rule("DAT004", tables.broken_front_matter),
    Rule("LNK001", links.dead_link),
    Rule("LNK002", links.dead_anchor),
    Rule("LNK003", links.unanchored_heading),
    Rule("LNK004", links.repeated_anchor),
    Rule("NAV001", navigation.orphan_page),
    Rule("NAV002", navigation.missing_page),
    Rule("PAR001", parity.untranslated_page),
    Rule("PAR002", parity.uneven_passage),
    Rule("PAR003", parity.uneven_headings),
    Rule("QUO001", quotes.altered_quote),
    Rule("QUO002", quotes.misleading_quote),
    Rule("QUO003", quotes.unsourced_quote),
    Rule("SRC001", sources.altered_capture),
    Rule("SRC002", sources.altered_edition),
    Rule("SRC003", sources.wrong_count),
    Rule("SRC004", sources.broken_line),
    Rule("SRC005", sources.idle_must_keep),
)
