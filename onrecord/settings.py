"""What a user may set for a run; the same settings, text and version give the same record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import SettingsError

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run.

    `threads` is the number of threads of the network's session; `codebook` a folder with a codebook of one's own, None
    for the one that ships; `pipeline` the name or folder of a spaCy pipeline to read with in place of the network;
    `actors` a file with one's own rows on actors and offices, which stand over those that ship.
    """

    threads: int = 1
    codebook: Path | None = None
    pipeline: str | None = None
    gazetteer: Path | None = None
    actors: Path | None = None

    def __post_init__(self) -> None:
        """Refuses values that cannot work."""
        if self.threads < 1:
            raise SettingsError(f"{self.threads} threads are too few.", "Give 1 or more.")
