"""What a published site offers to take away: the files, each under a name of its own in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """Files that differ in language alone; `key` finds their words."""

    key: str
    name: str

    def file(self, language: str) -> str:
        """Return the name of the file in one language."""
        return self.name.format(language)


DOWNLOADS = (
    Download("guide", "guide-{}.pdf"),
    Download("glance_a4", "glance-{}-a4.pdf"),
    Download("glance_a3", "glance-{}-a3.pdf"),
    Download("glance_phone", "glance-{}.png"),
    Download("session_30", "session-30-{}.pdf"),
    Download("session_60", "session-60-{}.pdf"),
    Download("session_90", "session-90-{}.pdf"),
    Download("session_120", "session-120-{}.pdf"),
)
ON_ONE_PAGE = tuple(download for download in DOWNLOADS if download.key.startswith("glance"))
