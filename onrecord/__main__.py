"""`python -m onrecord` is `onrecord`."""

from __future__ import annotations

from onrecord.views.cli import main

if __name__ == "__main__":
    main()
