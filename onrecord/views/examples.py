"""The example reports that come with the package, written out for a user to try."""

from __future__ import annotations

from pathlib import Path

from onrecord.data import DATA
from onrecord.errors import SettingsError

__all__ = ["write_examples"]

EXAMPLES = DATA / "examples"


def write_examples(folder: Path) -> list[Path]:
    """Copies the example reports into a folder, which is made; gives their paths in order.

    Raises `SettingsError` where the folder cannot be written or holds another file of the same name.
    """
    written = []
    for source in sorted(path for path in EXAMPLES.iterdir() if path.is_file()):
        target, content = folder / source.name, source.read_bytes()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if target.exists() and target.read_bytes() != content:
                raise SettingsError(f"{target} is there already and is another file.", "Give another folder.")
            target.write_bytes(content)
        except OSError as error:
            raise SettingsError(f"{target} cannot be written: {error.strerror}.", "Give another folder.") from error
        written.append(target)
    return written
