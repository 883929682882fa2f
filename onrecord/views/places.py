"""`onrecord places find` and `import-geonames`: what the gazetteer knows of a name, and a larger one of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(epilog='\b\nExamples:\n  onrecord places find Springfield\n  onrecord places find "Kharkiv Oblast" --json')
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name in any usual spelling.")],
    gazetteer: Annotated[
        Path | None, typer.Option(metavar="TABLE", help="A table of your own, searched beside the one that ships.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")] = False,
) -> None:
    """Show every place that a name may stand for, the likeliest first.

    Exit status 1 if none is known.
    """
    from onrecord.coding.locating import Named, locate
    from onrecord.coding.mapped import looked_up
    from onrecord.data.places.gazetteer import open_gazetteer

    known = open_gazetteer(gazetteer)
    [decision] = locate([looked_up(Named(name), known)[0]], {}, known)
    for share in decision.shares:
        place = share.location
        if as_json:
            print(json.dumps(place.to_json() | {"share": share.share}, ensure_ascii=False))
            continue
        within = ", ".join(part for part in (place.admin1, place.country) if part)
        number = f"GeoNames {place.geonames}" if place.geonames else "no GeoNames id"
        print(f"{share.share:5.2f}  {place.name} ({place.kind}; {within or 'several states'})  "
              f"{place.latitude:.3f}, {place.longitude:.3f}  {number}")  # fmt: skip
    if not decision.shares:
        print(f"No place is known as {name!r}.")
        raise typer.Exit(1)


@app.command("import-geonames", epilog="\b\nExample:\n  onrecord places import-geonames UA.txt --output ukraine.sqlite")
def import_geonames(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of GeoNames, unzipped: UA.txt, cities500.txt.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="TABLE", help="The table to write.")],
) -> None:
    """Make a larger gazetteer out of a file of GeoNames that you bring.

    Read with it by `onrecord read --gazetteer TABLE`; its places are added to those that ship.
    """
    from onrecord.data.places.geonames import import_geonames as make

    count = make(file, output)
    print(f"{count:,} {'place' if count == 1 else 'places'}: {output}")
