"""Settings refuse values that cannot work, and say what to give instead."""

from __future__ import annotations

import pytest

from onrecord.errors import OnrecordError, SettingsError
from onrecord.settings import Settings


def test_no_threads_are_refused() -> None:
    with pytest.raises(SettingsError, match="Give 1 or more") as caught:
        Settings(threads=0)
    assert isinstance(caught.value, OnrecordError)
    assert caught.value.remedy == "Give 1 or more."
