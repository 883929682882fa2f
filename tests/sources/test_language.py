"""A report that is clearly not English is told apart; a short one never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.language import foreign_language

ENGLISH = (
    "The two ministers met in the capital on Monday and agreed that their armies would withdraw from the border. "
    "A spokesman said that the talks had been useful, but that no date had been set for the next round. "
)
FOREIGN = {
    "Spanish": "Los dos ministros se reunieron el lunes en la capital y acordaron que sus ejércitos se retirarán de la "
    "frontera. Un portavoz dijo que las conversaciones habían sido útiles, pero que no se ha fijado una fecha para la "
    "próxima ronda de negociaciones entre los dos países.",
    "French": "Les deux ministres se sont réunis lundi dans la capitale et ont convenu que leurs armées se retireront "
    "de la frontière. Un porte-parole a dit que les discussions avaient été utiles, mais qu'aucune date n'a été fixée "
    "pour la suite des négociations entre les deux pays.",
    "German": "Die beiden Minister trafen sich am Montag in der Hauptstadt und vereinbarten, dass sich ihre Armeen von "
    "der Grenze zurückziehen. Ein Sprecher sagte, die Gespräche seien nützlich gewesen, aber es gebe noch kein Datum "
    "für die nächste Runde der Verhandlungen zwischen den beiden Ländern, und auch nicht für einen Gipfel.",
    "Turkish": "İki bakan pazartesi günü başkentte bir araya geldi ve ordularının sınırdan çekilmesi için anlaştı. "
    "Sözcü görüşmelerin yararlı olduğunu söyledi ancak bir sonraki tur için henüz bir tarih yok ve bu konuda çok fazla "
    "bilgi de yok dedi. Görüşmeler daha sonra da devam edecek ve her iki ülke için çok önemli olacak gibi.",
}


def test_english_is_english() -> None:
    assert foreign_language(ENGLISH) is None


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_other_languages_are_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == f"in {language}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Министры встретились в столице в понедельник и договорились об отводе войск. " * 4, "Cyrillic"),
        ("اجتمع الوزيران يوم الاثنين في العاصمة واتفقا على سحب الجيوش من الحدود بين البلدين. " * 4, "Arabic"),
        ("两国外长星期一在首都会晤，同意从边境撤军，但没有确定下一轮会谈的日期。" * 8, "Chinese"),
    ],
)
def test_other_scripts_are_named(text: str, named: str) -> None:
    assert named in str(foreign_language(text))


@pytest.mark.parametrize("text", ["", "Treffen in Bern", "Conversaciones de paz", "Ja.", "Мир", "a b c"])
def test_a_short_text_is_never_judged(text: str) -> None:
    assert foreign_language(text) is None


def test_a_list_of_names_in_english_is_not_refused() -> None:
    names = "Present were Anna Kovac, Piotr Zielinski, Maria da Silva, Jean de Villiers, Otto von Hahn and Li Wei. " * 5
    assert foreign_language(names) is None


def test_english_that_quotes_another_language_is_english() -> None:
    assert foreign_language(ENGLISH * 2 + FOREIGN["Spanish"][:120]) is None


def test_metadata_decide_only_where_the_text_is_too_short() -> None:
    assert foreign_language("Pourparlers à Genève", "fr") == "in the language 'fr'"
    assert foreign_language(ENGLISH, "fr") is None
    assert foreign_language("Talks in Geneva", "en-GB") is None
    assert foreign_language("Talks in Geneva", "en_US") is None
    assert foreign_language("Talks in Geneva", "") is None


@given(st.text(max_size=200))
def test_any_text_can_be_judged(text: str) -> None:
    verdict = foreign_language(text)
    assert verdict is None or verdict.startswith("in ")
