from __future__ import annotations

import datetime as dt
import shutil
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.errors import Fault, KnowledgeError, Problem
from bot.library import Library, folder, load, metadata
from bot.library.findings import Findings
from bot.library.outline import slug

if TYPE_CHECKING:
    from bot.model import Document

GOLDEN = Path(__file__).parent.parent / "golden" / "library"
CASES = sorted(path for path in GOLDEN.iterdir() if path.suffix in folder.SUFFIXES)


def seen(case: Path, tmp_path: Path) -> dict[str, object]:
    """Load one file alone and say what came of it, as the `.expected` files do."""
    shutil.copy(case, tmp_path)
    try:
        library = load(tmp_path)
    except KnowledgeError as error:
        return {"faults": [_without_folder(fault, tmp_path) for fault in error.faults]}
    (document,) = library.documents
    warnings = [_without_folder(warning, tmp_path) for warning in library.warnings]
    return _told(document) | ({"warnings": warnings} if warnings else {})


def _told(document: Document) -> dict[str, object]:
    details: dict[str, object] = {"date": document.date, "source": document.source, "author": document.author}
    details |= {"licence": document.licence, "topics": list(document.topics), "aliases": list(document.aliases)}
    sections = [{"anchor": part.anchor, "heading": part.heading, "text": part.text} for part in document.sections]
    return {"title": document.title, **{key: value for key, value in details.items() if value}, "sections": sections}


def _without_folder(fault: Fault, tmp_path: Path) -> str:
    return str(fault).replace(f"{tmp_path}/", "")


def write(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def loaded(tmp_path: Path, files: dict[str, str | bytes]) -> Library:
    return load(write(tmp_path, files))


def faults_of(path: Path) -> list[tuple[str, int | None, Problem]]:
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    return [
        (fault.path.relative_to(path).as_posix() if fault.path != path else "", fault.line, fault.problem)
        for fault in caught.value.faults
    ]


def text_of(library: Library) -> str:
    return library.documents[0].sections[0].text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_comes_out_as_expected(case: Path, tmp_path: Path) -> None:
    expected = yaml.safe_load(case.with_suffix(".expected").read_text(encoding="utf-8"))
    assert seen(case, tmp_path) == expected


# Which files


def test_documents_are_found_in_subfolders_and_sorted_by_path(tmp_path: Path) -> None:
    library = loaded(
        tmp_path, {"b.md": "Dos.", "a/z.TXT": "Uno.", "c.Md": "Tres.", "d.pdf": "No.", "e/f/g.md": "Seis."}
    )
    assert [document.id for document in library.documents] == ["z", "b", "c", "g"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    library = loaded(tmp_path, {".a.md": "No.", ".git/b.md": "No.", "c.md": "Sí."})
    assert [document.id for document in library.documents] == ["c"]


def test_the_stem_is_the_id_whatever_its_characters(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"xquad:Super_Bowl_50.md": "Hubo una final.", "a.b (c) ñ.txt": "Texto."})
    document = library.document("xquad:Super_Bowl_50")
    assert document
    assert document.title == "Xquad:Super Bowl 50"
    assert library.document("a.b (c) ñ")
    assert library.document("otro") is None


def test_ids_and_texts_are_in_composed_form(tmp_path: Path) -> None:
    library = loaded(tmp_path, {unicodedata.normalize("NFD", "jardín.md"): unicodedata.normalize("NFD", "El jardín.")})
    assert library.document("jardín")
    assert text_of(library) == "El jardín."


def test_two_files_with_one_stem_are_both_named(tmp_path: Path) -> None:
    write(tmp_path, {"a/riego.md": "Uno.", "riego.txt": "Dos."})
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path)
    first, second = tmp_path / "a" / "riego.md", tmp_path / "riego.txt"
    assert caught.value.faults == (Fault(second, None, Problem.DUPLICATE_ID, f"riego {first}"),)


def test_a_folder_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path / "nada")
    assert caught.value.faults == (Fault(tmp_path / "nada", None, Problem.NO_FOLDER),)


def test_a_file_in_place_of_the_folder_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "Texto."})
    with pytest.raises(KnowledgeError) as caught:
        load(tmp_path / "a.md")
    assert caught.value.faults == (Fault(tmp_path / "a.md", None, Problem.NOT_A_FOLDER),)


def test_a_folder_without_documents_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, {"foto.png": b"\x89PNG"})
    assert faults_of(tmp_path) == [("", None, Problem.NO_DOCUMENTS)]


def test_paths_in_faults_are_as_the_folder_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"textos/a/b.md": ""})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KnowledgeError) as caught:
        load(Path("textos"))
    assert caught.value.faults[0].place == "textos/a/b.md"


def test_a_link_is_followed_within_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"dentro/.datos/a.md": "Sí.", "fuera/b.md": "No.", "dentro/c.md": "Sí."})
    inside = tmp_path / "dentro"
    (inside / "a.md").symlink_to(inside / ".datos" / "a.md")
    (inside / "b.md").symlink_to(tmp_path / "fuera" / "b.md")
    (inside / "fuera").symlink_to(tmp_path / "fuera")
    (inside / "vuelta").symlink_to(inside)
    library = load(inside)
    assert [document.id for document in library.documents] == ["a", "c"]
    assert library.warnings == (
        Fault(inside / "b.md", None, Problem.LEADS_OUTSIDE),
        Fault(inside / "fuera", None, Problem.LEADS_OUTSIDE),
    )


def test_what_cannot_be_read_is_a_fault_and_the_rest_is_read_on(tmp_path: Path) -> None:
    write(tmp_path, {"b.md": "## Riego\n"})
    (tmp_path / "a.md").symlink_to(tmp_path / "nada.md")
    (tmp_path / "c.md").symlink_to(tmp_path / "c.md")
    assert faults_of(tmp_path) == [
        ("a.md", None, Problem.UNREADABLE),
        ("b.md", 1, Problem.NOTHING_UNDER_HEADING),
        ("c.md", None, Problem.UNREADABLE),
    ]


def test_a_file_we_may_not_open_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, {"a.md": "Texto."})
    monkeypatch.setattr(Path, "open", refuse)  # permissions do not hold for the superuser, who may run the tests
    assert faults_of(tmp_path) == [("a.md", None, Problem.UNREADABLE)]


def test_a_file_too_large_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "SIZE_LIMIT", 10)
    write(tmp_path, {"a.md": "Diez bytes", "b.md": "Once bytes."})
    assert faults_of(tmp_path) == [("b.md", None, Problem.TOO_LARGE)]


def test_all_faults_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "c.md": "---\nx: 1\n---\n## A {#a}\n\nTexto.\n\n## B {#a}\n\nTexto.\n\n## C\n",
            "a.md": "",
            "b.txt": b"\0\1",
            "library.yaml": "documents:\n  nadie: {title: Nada}\n",
        },
    )
    assert faults_of(tmp_path) == [
        ("a.md", None, Problem.EMPTY_FILE),
        ("b.txt", None, Problem.BINARY_FILE),
        ("c.md", 2, Problem.UNKNOWN_KEY),
        ("c.md", 8, Problem.DUPLICATE_ANCHOR),
        ("c.md", 12, Problem.NOTHING_UNDER_HEADING),
        ("library.yaml", 2, Problem.UNKNOWN_DOCUMENT),
    ]


# Bytes


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("# Jardín\n\nAño seco.\n\n## Riego\n\nA las siete.\n".encode(), id="utf-8"),
        pytest.param("\ufeff# Jardín\n\nAño seco.\n\n## Riego\n\nA las siete.\n".encode(), id="bom"),
        pytest.param("# Jardín\r\n\r\nAño seco.\r\n\r\n## Riego\r\n\r\nA las siete.".encode(), id="crlf"),
        pytest.param("# Jardín\r\rAño seco.\r\r## Riego\r\rA las siete.\r".encode(), id="cr"),
        pytest.param("# Jardín\n\fAño seco.\n\n## Riego\n\n\x07A las siete.\n".ljust(300).encode(), id="controls"),
    ],
)
def test_the_way_a_file_was_saved_does_not_show(content: bytes, tmp_path: Path) -> None:
    library = loaded(tmp_path, {"a.md": content})
    (document,) = library.documents
    assert (document.title, [part.text for part in document.sections]) == ("Jardín", ["Año seco.", "A las siete."])
    assert library.warnings == ()


@pytest.mark.parametrize(
    ("content", "line", "detail"),
    [
        ("Hola.\r\n\r\nEl año «seco» costó 5 €…".encode("windows-1252"), 3, "Windows-1252"),
        ("Hola.\n\nEl año «seco» costó 5 €…".encode("utf-16"), 1, "UTF-16"),
        ("\ufeffHola.\n\nEl año «seco» costó 5 €…".encode("utf-16-be"), 1, "UTF-16"),
    ],
)
def test_other_encodings_are_read_with_a_warning(content: bytes, line: int, detail: str, tmp_path: Path) -> None:
    library = loaded(tmp_path, {"a.txt": content})
    assert text_of(library) == "Hola.\n\nEl año «seco» costó 5 €…"
    assert library.warnings == (Fault(tmp_path / "a.txt", line, Problem.NOT_UTF8, detail),)


def test_a_byte_without_a_windows_character_is_still_read(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"a.txt": ("El año fue seco. " * 20).encode("latin-1") + b"\x81"})
    assert text_of(library).startswith("El año fue seco.")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.EMPTY_FILE),
        (b"\xef\xbb\xbf", Problem.EMPTY_FILE),
        (b" \r\n\t\n", Problem.EMPTY_FILE),
        (b"Texto\0 con un cero.", Problem.BINARY_FILE),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04", Problem.BINARY_FILE),
        ("Sin marca.".encode("utf-16-le"), Problem.BINARY_FILE),
        (b"\xff\xfe\x00\xd8", Problem.BINARY_FILE),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_file_that_holds_no_text_is_a_fault(name: str, content: bytes, problem: Problem, tmp_path: Path) -> None:
    write(tmp_path, {name: content})
    assert faults_of(tmp_path) == [(name, None, problem)]


# library.yaml and front matter


def test_the_catalogue_names_the_library_and_tells_of_its_documents(tmp_path: Path) -> None:
    catalogue = """\
title: Biblioteca del barrio
description: Lo que la junta ha escrito.
documents:
  riego:
    title: El riego
    date: 2024-05-12
    topics: [agua]
  2024: {author: La junta}
"""
    library = loaded(tmp_path, {"library.yaml": catalogue, "riego.txt": "A las siete.", "2024.txt": "Un año seco."})
    assert (library.title, library.description) == ("Biblioteca del barrio", "Lo que la junta ha escrito.")
    riego, year = library.document("riego"), library.document("2024")
    assert riego
    assert (riego.title, riego.date, riego.topics) == ("El riego", dt.date(2024, 5, 12), ("agua",))
    assert year
    assert (year.title, year.author) == ("2024", "La junta")


def test_front_matter_wins_over_the_catalogue_key_by_key(tmp_path: Path) -> None:
    catalogue = "documents: {a: {title: Del catálogo, author: La junta, topics: [agua]}}"
    library = loaded(tmp_path, {"library.yaml": catalogue, "a.md": "---\ntitle: Propio\ntopics: []\n---\nTexto."})
    (document,) = library.documents
    assert (document.title, document.author, document.topics) == ("Propio", "La junta", ())


def test_a_title_in_the_catalogue_wins_over_one_that_only_seems_so(tmp_path: Path) -> None:
    catalogue = "documents: {a: {title: Del catálogo}, b: {title: Del catálogo}}"
    files: dict[str, str | bytes] = {
        "library.yaml": catalogue,
        "a.txt": "Guía\n\nRiego\n\nA las siete.",
        "b.md": "# Guía\n\nTexto.",
    }
    library = loaded(tmp_path, files)
    assert [document.title for document in library.documents] == ["Del catálogo", "Del catálogo"]
    assert [part.heading for part in library.documents[0].sections] == ["Guía", "Riego"]
    assert [part.heading for part in library.documents[1].sections] == ["Guía"]


def test_faults_of_the_catalogue_have_their_lines(tmp_path: Path) -> None:
    catalogue = """\
# comentario
titulo: Biblioteca
title: [uno]
description: Una
description: Otra
documents:
  a:
    title: Riego
    fecha: 2024-05-12
    date: 2024-13-01
  b: Un título
  c:
    title: Nadie
  ? [x, y]
  : {title: Nadie}
"""
    write(tmp_path, {"library.yaml": catalogue, "a.txt": "A las siete.", "b.txt": "A las nueve."})
    assert faults_of(tmp_path) == [
        ("library.yaml", 2, Problem.UNKNOWN_KEY),
        ("library.yaml", 3, Problem.WRONG_VALUE),
        ("library.yaml", 5, Problem.DUPLICATE_KEY),
        ("library.yaml", 9, Problem.UNKNOWN_KEY),
        ("library.yaml", 10, Problem.WRONG_VALUE),
        ("library.yaml", 11, Problem.WRONG_VALUE),
        ("library.yaml", 12, Problem.UNKNOWN_DOCUMENT),
        ("library.yaml", 14, Problem.UNKNOWN_DOCUMENT),
    ]


def test_the_catalogue_lists_the_forms_of_a_name(tmp_path: Path) -> None:
    catalogue = "variants:\n  - [Kazajistán, Kazakhstan]\n  - [OTSC,  Organización del Tratado]\n"
    library = loaded(tmp_path, {"library.yaml": catalogue, "a.txt": "A las siete."})
    assert library.variants == (("Kazajistán", "Kazakhstan"), ("OTSC", "Organización del Tratado"))


def test_faults_of_variants_have_their_lines(tmp_path: Path) -> None:
    catalogue = f"""\
variants:
  - Kazajistán
  - [Kazajistán]
  - []
  - [Tokayev, ""]
  - [Tokayev, 2024]
  - [Tokayev, "¿?"]
  - [Tokayev, {"a" * (metadata.FORM_LENGTH + 1)}]
  - [{", ".join(f"forma {number}" for number in range(metadata.FORM_LIMIT + 1))}]
  - [Tokayev, [Tokáyev]]
  - - Lavrov
    - Lavrof
    - lavrov
  - [OTSC, LAVROF]
"""
    write(tmp_path, {"library.yaml": catalogue, "a.txt": "A las siete."})
    wrong = [("library.yaml", line, Problem.WRONG_VALUE) for line in range(2, 11)]
    repeated = [("library.yaml", line, Problem.DUPLICATE_KEY) for line in (13, 14)]
    assert faults_of(tmp_path) == wrong + repeated


@pytest.mark.parametrize("value", ["Kazajistán", "{a: b}", "7"])
def test_variants_that_are_no_list_are_a_fault(value: str, tmp_path: Path) -> None:
    write(tmp_path, {"library.yaml": f"variants: {value}\n", "a.txt": "A las siete."})
    assert faults_of(tmp_path) == [("library.yaml", 1, Problem.WRONG_VALUE)]


def test_more_lists_of_variants_than_a_person_writes_are_a_fault(tmp_path: Path) -> None:
    lists = "".join(f"  - [a{number}, b{number}]\n" for number in range(metadata.GROUP_LIMIT + 1))
    write(tmp_path, {"library.yaml": f"variants:\n{lists}", "a.txt": "A las siete."})
    assert faults_of(tmp_path) == [("library.yaml", metadata.GROUP_LIMIT + 2, Problem.TOO_LARGE)]


def test_a_document_that_is_there_but_faulty_is_not_called_unknown(tmp_path: Path) -> None:
    write(tmp_path, {"library.yaml": "documents: {a: {title: Riego}}", "a.txt": ""})
    assert faults_of(tmp_path) == [("a.txt", None, Problem.EMPTY_FILE)]


@pytest.mark.parametrize("catalogue", ["# nada\n", "documents:\n", "documents: {}\n", "variants:\n", "variants: []\n"])
def test_a_catalogue_may_say_nothing(catalogue: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, {"library.yaml": catalogue, "a.md": "Texto."}).title is None


@pytest.mark.parametrize("name", ["library.yml", "Library.yaml"])
def test_a_catalogue_under_nearly_its_name_is_a_fault(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "title: Biblioteca", "a.md": "Texto."})
    assert faults_of(tmp_path) == [(name, None, Problem.WRONG_NAME)]


@pytest.mark.parametrize(
    ("yaml_text", "line"),
    [
        ("- una lista", 2),
        ("solo palabras", 2),
        ("title: uno: dos", 2),
        ("title: Riego\n\n\tauthor: La junta", 4),
        ("title: Riego\nauthor: !!python/object/apply:os.system [ls]\n&a b: c", 4),
        ("title: Riego\nauthor: '\ufffe'", 3),
        ('title: Riego\nauthor: "\\UFFFFFFFF"', None),
        ("title: " + "[" * 50, 2),
        ("title: Riego\n...\ntitle: Poda", None),
    ],
)
def test_broken_front_matter_is_a_fault_with_its_line(yaml_text: str, line: int | None, tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"---\n{yaml_text}\n---\n\nTexto.\n\n## Riego\n"})
    (name, found, problem), (_, last, _) = faults_of(tmp_path)
    assert (name, problem) == ("a.md", Problem.BROKEN_YAML)
    assert line in {None, found}
    assert last == f"---\n{yaml_text}\n---\n\nTexto.\n\n## Riego".count("\n") + 1


@pytest.mark.parametrize(
    "line",
    [
        "title:",
        "title: ''",
        "title: true",
        "title: [Riego]",
        'title: "a\\u0007b"',
        'title: "\\uD800"',
        "title: !!python/name:os.system",
        "date: 20240512",
        "date: 2024-W05-1",
        "date: 2024-5-12",
        "date: 2024-02-30",
        "date: 2024-05-12 10:00:00",
        "date: [2024-05-12]",
        "topics: {agua: sí}",
        "topics: [[agua]]",
        "aliases: ['']",
    ],
)
def test_a_wrong_value_is_a_fault_with_its_line(line: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"---\n\n{line}\n---\nTexto."})
    assert faults_of(tmp_path) == [("a.md", 3, Problem.WRONG_VALUE)]


def test_front_matter_too_long_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "YAML_LIMIT", 10)
    write(tmp_path, {"a.md": "---\ntitle: El riego del jardín\n---\nTexto."})
    assert faults_of(tmp_path) == [("a.md", 2, Problem.TOO_LARGE)]


def test_line_ends_that_only_yaml_knows_do_not_move_the_lines(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\ntitle: 'El\u2028riego'\nautor: La junta\n---\nTexto."})
    assert faults_of(tmp_path) == [("a.md", 3, Problem.UNKNOWN_KEY)]


# Text


def test_text_nested_too_deep_is_a_fault_and_not_lost(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "Uno.\n\n" + "> " * 60 + "dos", "b.md": "Uno.\n\n" + "- " * 60 + "dos"})
    assert {fault for fault in faults_of(tmp_path) if fault[1] == 3} == {
        ("a.md", 3, Problem.NESTED_TOO_DEEP),
        ("b.md", 3, Problem.NESTED_TOO_DEEP),
    }


def test_nesting_that_people_write_is_no_fault(tmp_path: Path) -> None:
    nested = "\n".join("  " * level + "- " + "abcdefghijklmno"[level] for level in range(15))
    assert text_of(loaded(tmp_path, {"a.md": nested})) == nested


def test_a_fault_tells_a_long_heading_in_short(tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    findings.fault(1, Problem.NOTHING_UNDER_HEADING, "a" * 5000)
    assert len(findings.faults[0].detail) < 200


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Horario de riego", "horario-de-riego"),
        ("¿Cuánto año, señor?", "cuanto-ano-senor"),
        ("70º aniversario — fin", "70o-aniversario-fin"),
        ("Снег", "снег"),
        ("nombre_propio", "nombre_propio"),
        ("a" * 200, "a" * 80),
        ("¿?", ""),
    ],
)
def test_a_heading_has_a_plain_slug(heading: str, expected: str) -> None:
    assert slug(heading) == expected


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("separator", ["", "\n", "\n\n"])
def test_five_megabytes_are_read_in_seconds(suffix: str, separator: str, tmp_path: Path) -> None:
    sentence = "El riego del jardín empieza a las siete de la mañana, si no llueve. " * 5 + separator
    write(tmp_path, {f"a{suffix}": sentence * (5_000_000 // len(sentence.encode()))})
    start = time.perf_counter()
    load(tmp_path)
    assert time.perf_counter() - start < 30  # a few seconds on an idle machine; the square of that if not linear
