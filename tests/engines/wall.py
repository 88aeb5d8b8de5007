"""Notes from the wall of an invented assembly, four subjects a person would see at once."""

from __future__ import annotations

from typing import Final

from app.engines.themes import Note

_SUBJECTS: Final = {
    "c": (
        "Bedre cykelstier langs Parkvej",
        "Cykelstien ved stationen er for smal",
        "Mere plads til ladcykler",
        "Cykelparkering ved biblioteket",
        "Cyklister skal have grønt lys først",
        "Huller i cykelstien skal lappes",
    ),
    "s": (
        "Flere lærere i folkeskolen",
        "Skolen har brug for mindre klasser",
        "Børnene skal have lektiehjælp på skolen",
        "Eleverne sidder i kolde klasselokaler",
        "Skolebestyrelsen skal høres om undervisningen",
        "Skolegården trænger til en renovering",
    ),
    "a": (
        "Sortering af affald skal være nemmere",
        "Flere skraldespande til plastik",
        "Genbrugspladsen lukker for tidligt",
        "Affaldet bliver ikke hentet i uge 30",
        "Kompost i alle boligforeninger",
        "Storskrald flyder ved containerne",
    ),
    "p": (
        "Plejehjemmet mangler personale",
        "De ældre på plejehjemmet keder sig",
        "Hjemmehjælpen når ikke det hele",
        "Flere plejeboliger tæt på byen",
        "Besøgsvenner til ensomme ældre",
        "Demensboliger med have",
    ),
}

WALL: Final = tuple(
    Note(f"{subject}{at}", text, table=str(1 + at % 3))
    for subject, texts in _SUBJECTS.items()
    for at, text in enumerate(texts)
)
