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
    *(
        Download(f"session_{minutes}", f"session-{minutes}-{{}}.pdf")
        for minutes in (30, 60, 90, 120)
    ),
)
ON_ONE_PAGE = tuple(offer for offer in DOWNLOADS if offer.key.startswith("glance"))
