# ruff: noqa: E501 (one case a line)
"""Sources that are broken or malicious: each with the sentence that is expected, none with a traceback."""

from __future__ import annotations

import json
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.importers import table_reader
from recsys.catalog.importers.price_parsing import parse_price
from recsys.catalog.importers.source import TableSource
from recsys.catalog.importers.text_cleaning import clean, decode_text
from recsys.catalog.report import ImportReport, format_report
from recsys.errors import AlikeError, CatalogError
from tests.catalog.conftest import content_of, picture

GOOD = "id,title,price,category\ng1,Good One,5,Cups\n"


def told(report: ImportReport) -> str:
    """Everything a report says, and a check that it can be printed and stored."""
    text = format_report(report)
    text.encode()
    json.dumps(report.as_dict(), allow_nan=False)
    everything = [f"{p.row}|{p.column}|{p.what}|{p.action}" for p in report.problems]
    return "\n".join([*report.notes, *everything])


# Rows of a table. Each: the file's bytes, what the report says, and the ids and prices kept.
ROWS: dict[str, tuple[bytes | str, str, list[str]]] = {
    "surplus-commas": (GOOD + "a,Cup,3,Cups, red, big\n", "3|category|the row has 6 fields instead of 4: 'Cups, red, big'|surplus commas joined", ["g1", "a"]),
    "trailing-commas": (GOOD + "a,Cup,3,Cups,,,\n", "Columns of t.csv", ["g1", "a"]),
    "short-row": (GOOD + "a,Cup\n", "3|price|the row has 2 of 4 fields|missing fields left blank", ["g1", "a"]),
    "blank-row": (GOOD + "\na,Cup,3,Cups\n", "3||the row is blank|row left out", ["g1", "a"]),
    "row-of-commas": (GOOD + ",,,\n", "3||the row is blank|row left out", ["g1"]),
    "repeated-id": (GOOD + "g1,Again,3,Cups\n", "3|id|the id 'g1' stands in row 2 already|row left out, first one kept", ["g1"]),
    "blank-id": (GOOD + ",Cup,3,Cups\n", "3|id|The id '' is not allowed. Use 1 to 128 letters", ["g1"]),
    "id-with-slash": (GOOD + "../../etc/passwd,Cup,3,Cups\n", "3|id|The id '../../etc/passwd' is not allowed", ["g1"]),
    "id-of-dots": (GOOD + "..,Cup,3,Cups\n", "3|id|The id '..' is not allowed", ["g1"]),
    "id-with-backslash": (GOOD + "a\\b,Cup,3,Cups\n", "is not allowed. Use 1 to 128 letters", ["g1"]),
    "id-with-drive": (GOOD + "C:x,Cup,3,Cups\n", "The id 'C:x' is not allowed", ["g1"]),
    "id-too-long": (GOOD + "x" * 300 + ",Cup,3,Cups\n", "The id '" + "x" * 40 + "…' is not allowed", ["g1"]),
    "id-not-ascii": (GOOD + "tässä,Cup,3,Cups\n", "The id 'tässä' is not allowed", ["g1"]),
    "blank-title": (GOOD + "a,,3,Cups\n", "3|title|the title is blank|id used as title", ["g1", "a"]),
    "blank-category": (GOOD + "a,Cup,3,\n", "3|category|the category is blank|kept without category", ["g1", "a"]),
    "category-na": (GOOD + "a,Cup,3,NaN\n", "3|category|the category is blank|kept without category", ["g1", "a"]),
    "price-nan": (GOOD + "a,Cup,NaN,Cups\n", "3|price|a price must be a number such as 1299 or 12.50; it is 'NaN'|kept without this price", ["g1", "a"]),
    "price-inf": (GOOD + "a,Cup,inf,Cups\n", "it is 'inf'|kept without this price", ["g1", "a"]),
    "price-overflow": (GOOD + "a,Cup,1e999,Cups\n", "a price must be above 0 and below a trillion; it is '1e999'", ["g1", "a"]),
    "price-negative": (GOOD + "a,Cup,-5,Cups\n", "3|price|a price must be above 0 and below a trillion; it is '-5'", ["g1", "a"]),
    "price-letter-o": (GOOD + 'a,Cup,"12,9O",Cups\n', "it is '12,9O'|kept without this price", ["g1", "a"]),
    "price-words": (GOOD + "a,Cup,on request,Cups\n", "it is 'on request'|kept without this price", ["g1", "a"]),
    "nul-bytes": (GOOD + "a,C\0up,3,Cups\n", "|t.csv|the file holds 1 NUL bytes|bytes dropped", ["g1", "a"]),
    "quoted-newline": (GOOD + 'a,"Cup\nwith lid",3,Cups\nb,Mug,,Cups\n,x,,\n', "5|id|The id '' is not allowed", ["g1", "a", "b"]),
    "unclosed-quote": (GOOD + 'a,"Cup,3,Cups\n' + "".join(f"n{n},T,1,Cups\n" for n in range(300)), "3|t.csv|a quotation mark is opened and not closed: 'a,\"Cup,3,Cups'|quotation mark taken as text", ["g1", "a", *[f"n{n}" for n in range(300)]]),
    "control-characters": (GOOD + "a,Cu\x07p \x1b[31mred,3,Cups\n", "3|title|the text holds control or direction characters: 'Cup [31mred'|characters dropped", ["g1", "a"]),
    "direction-override": (GOOD + "a,Cup \u202egpj.exe,3,Cups\n", "3|title|the text holds control or direction characters: 'Cup gpj.exe'", ["g1", "a"]),
    "very-long-title": (GOOD + "a," + "long " * 1000 + ",3,Cups\n", "3|title|the text has 4,999 characters: 'long long long long long long long long '…|cut at 2,000 characters", ["g1", "a"]),
    "utf-8-mark": (b"\xef\xbb\xbf" + GOOD.encode(), "t.csv is encoded as UTF-8 with a byte-order mark.", ["g1"]),
    "utf-16": (GOOD.encode("utf-16"), "t.csv is encoded as UTF-16.", ["g1"]),
    "utf-16-without-mark": (GOOD.encode("utf-16-le"), "t.csv is encoded as UTF-16.", ["g1"]),
    "windows-1252": ((GOOD + "a,Caf\u00e9 \u20ac,3,Cups\n").encode("cp1252"), "t.csv is encoded as Windows-1252.", ["g1", "a"]),
    "one-broken-byte": ((GOOD + "a,Café Tür,3,Cups\n").encode() + b"b,C\xffup,3,Cups\n", "4|title|some bytes are no valid text: 'C\ufffdup'|shown as \ufffd", ["g1", "a", "b"]),
    "equal-headers": ("id,title,title,price\ng1,Good,Other,5\n", "1|title|two columns have the name 'title'|renamed to title_2", ["g1"]),
    "nameless-header": ("id,title,,price\ng1,Good,Other,5\n", "id = id, title = title, price = price", ["g1"]),
    "excel-separator-line": ("sep=;\nid;title\ng1;Good\n", "separated by ';'", ["g1"]),
    "carriage-returns": (GOOD.replace("\n", "\r\n"), "Columns of t.csv", ["g1"]),
    "old-mac-line-ends": (GOOD.replace("\n", "\r"), "Columns of t.csv", ["g1"]),
    "markup": (GOOD + "a,<script>alert(1)</script>,3,=cmd()\n", "Columns of t.csv", ["g1", "a"]),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_table_rows(case: str, tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    content, sentence, ids = ROWS[case]
    report = import_catalog(folder_of({"t.csv": content}) / "t.csv", tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert sentence in told(report)
    assert list(catalog.ids) == ids
    assert report.kept == len(ids)
    assert report.read >= report.kept
    assert all(title.isprintable() and len(title) <= 2000 for title in catalog.table["title"])


OPEN = GOOD + "".join(f"n{n},T{n},1,Cups\n" for n in range(4))
"""Followed by what a stray quotation mark may swallow."""
MORE = "".join(f"m{n},T{n},1,Cups\n" for n in range(150))
BEFORE, AFTER = ["g1", "n0", "n1", "n2", "n3"], [f"m{n}" for n in range(150)]

# Tables with quotation marks. Each: the rows, the ids kept, and what the report says, or "".
MARKS: dict[str, tuple[str, list[str], str]] = {
    "open to the end": (OPEN + 'a,"5 10"" shelf,1,Cups\n' + MORE, [*BEFORE, "a", *AFTER], "7|t.csv|a quotation mark is opened and not closed: 'a,\"5 10\"\" shelf,1,Cups'|quotation mark taken as text"),
    "in the last line": (OPEN + 'a,"Cup,1,Cups', [*BEFORE, "a"], "7|t.csv|a quotation mark is opened and not closed"),
    "two open ones": (OPEN + 'a,"Cup,1,Cups\n' + MORE + 'z,"Mug,1,Cups\n', [*BEFORE, "a", *AFTER, "z"], "158|t.csv|a quotation mark is opened"),
    "open, then an inch mark": (OPEN + 'a,"Cup,1,Cups\n' + MORE + 'z,Shelf 10",1,Cups\n', [*BEFORE, "a", *AFTER, "z"], "7|t.csv|a quotation mark is opened"),
    "open, then an inch mark in the next row": (OPEN + 'a,"Cup,1,Cups\nz,Shelf 10",1,Cups\n', [*BEFORE, "a", "z"], "7|t.csv|a quotation mark is opened"),
    "open, then a quoted field": (OPEN + 'a,"Cup,1,Cups\n' + MORE + 'z,"Mug, red",1,Cups\n', [*BEFORE, "a", *AFTER, "z"], "7|t.csv|a quotation mark is opened"),
    "open, then a text of several lines": (OPEN + 'a,"Cup,1,Cups\nz,"Mug\nred, small",1,Cups\n' + MORE, [*BEFORE, "a", "z", *AFTER], "7|t.csv|a quotation mark is opened"),
    "in the header": ('id,"title,price,category\n' + MORE, AFTER, "1|t.csv|a quotation mark is opened"),
    "several lines": (OPEN + 'a,"Cup\n\nred, with ""lid""\n",1,Cups\n' + MORE, [*BEFORE, "a", *AFTER], "t.csv has 160 lines for 157 rows; rows whose text runs over several lines: 1."),
    "header of several lines": ('id,title,"price\n(EUR)",category\n' + MORE, AFTER, "t.csv has 152 lines for 151 rows"),
    "every field in marks": ('"id","title","price","category"\n"a","Cup, red","1","Cups"\n"b","Mug\nblue","1","Cups"\n', ["a", "b"], "t.csv has 4 lines for 3 rows"),
}  # fmt: skip


@pytest.mark.parametrize("case", MARKS)
def test_no_quotation_mark_swallows_rows(case: str, tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    text, ids, sentence = MARKS[case]
    report = import_catalog(folder_of({"t.csv": text}) / "t.csv", tmp_path / "to")
    assert list(Catalog.open(tmp_path / "to").ids) == ids
    assert sentence in told(report)
    assert report.read == len(ids)


@pytest.mark.parametrize("line", ['"', 'a",b,"c', '"""', 'a,"b'])
@pytest.mark.parametrize("every", [1, 202])
def test_stray_quotation_marks_are_read_in_a_time_that_grows_with_the_lines(line: str, every: int) -> None:
    def lines_given(count: int) -> int:
        text = "id,title,price\n" + "".join(
            (line if number % every == 0 else "x") + "\n" for number in range(count)
        )
        given = 0

        class Counting(table_reader._LineFeed):
            def __next__(self) -> str:
                nonlocal given
                given += 1
                return super().__next__()

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(table_reader, "_LineFeed", Counting)
            records = list(table_reader._records(text, ",", None, "t.csv", ImportReport("table")))
        assert len(records) == count + 1
        return given

    assert lines_given(8000) <= 2.2 * lines_given(4000)
    assert lines_given(8000) <= 6 * 8000


# Pictures that rows name. Each: the cell, and what the report says.
CELLS = {
    "missing": ("nowhere.jpg", "2|image|'nowhere.jpg': there is no such file|kept without picture"),
    "parent": ("../secret.jpg", "2|image|'../secret.jpg': the path contains '..'|kept without picture"),
    "deep-parent": ("images/../../secret.jpg", "the path contains '..'|kept without picture"),
    "absolute": ("/etc/passwd", "2|image|'/etc/passwd': the path is absolute|kept without picture"),
    "drive": ("C:/x.jpg", "the path is absolute|kept without picture"),
    "unc": ("\\\\server\\share\\x.jpg", "the name contains a backslash|kept without picture"),
    "link": ("link.jpg", "'link.jpg': there is no such file|kept without picture"),
    "linked-folder": ("linked/x.jpg", "'linked/x.jpg': there is no such file|kept without picture"),
    "folder": ("images", "'images': there is no such file|kept without picture"),
    "empty": ("empty.jpg", "The picture file is empty (0 bytes)."),
    "text": ("text.jpg", "This is a web page, not a picture Alike can read."),
    "cut-off": ("cut.jpg", "The picture is damaged or cut off"),
    "other-scheme": ("file:///etc/passwd", "'file:///etc/passwd': there is no such file"),
    "address": ("http://127.0.0.1/x.jpg", "Products whose picture is a web address: 1."),
}


@pytest.mark.parametrize("kind", ["folder", "table-file"])
@pytest.mark.parametrize("case", CELLS)
def test_picture_cells(case: str, kind: str, tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    cell, sentence = CELLS[case]
    folder_of({"secret.jpg": picture(9), "x.jpg": picture(9)}, "outside")
    source = folder_of(
        {
            "t.csv": f"id,title,image\na,One,{cell}\n",
            "images/b.jpg": picture(1),
            "empty.jpg": b"",
            "text.jpg": "<html>no picture</html>",
            "cut.jpg": picture(2, (200, 200))[:900],
        }
    )
    (source / "link.jpg").symlink_to(tmp_path / "outside/secret.jpg")
    (source / "linked").symlink_to(tmp_path / "outside")
    report = import_catalog(source if kind == "folder" else source / "t.csv", tmp_path / "to")
    assert (report.kept, report.pictures) == (1, 0)
    assert sentence in told(report)


def zip_with(path: Path, name: str, content: bytes = b"", **changes: int) -> Path:
    """A zip of one good picture and one member whose directory entry is changed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.jpg", picture(1))
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        info.compress_type = zipfile.ZIP_DEFLATED
        for attribute, value in changes.items():
            setattr(info, attribute, value)
        archive.writestr(info, content or picture(2))
    return path


MEMBERS: dict[str, tuple[str, dict[str, int], str]] = {
    "parent": ("../evil.jpg", {}, "|../evil.jpg|the path contains '..'|file left out"),
    "inner-parent": ("a/../../evil.jpg", {}, "the path contains '..'|file left out"),
    "absolute": ("/etc/evil.jpg", {}, "|/etc/evil.jpg|the path is absolute|file left out"),
    "drive": ("C:/evil.jpg", {}, "|C:/evil.jpg|the path is absolute|file left out"),
    "backslash": ("a\\evil.jpg", {}, "the name contains a backslash|file left out"),
    "unc": ("//server/evil.jpg", {}, "the path is absolute|file left out"),
    "symlink": ("link.jpg", {"external_attr": (stat.S_IFLNK | 0o777) << 16}, "|link.jpg|it is a symbolic link|file left out"),
}  # fmt: skip


@pytest.mark.parametrize("case", MEMBERS)
def test_zip_members(case: str, tmp_path: Path) -> None:
    name, changes, sentence = MEMBERS[case]
    report = import_catalog(zip_with(tmp_path / "z.zip", name, **changes), tmp_path / "to")
    assert (report.kept, report.pictures) == (1, 1)
    assert sentence in told(report)
    assert {path.name for path in tmp_path.iterdir()} == {"z.zip", "to"}


def patched(path: Path, pattern: bytes, offset: int, value: bytes, *, last: bool = True) -> Path:
    """Change bytes at an offset from the last (or first) occurrence of a pattern."""
    data = bytearray(path.read_bytes())
    at = (data.rfind(pattern) if last else data.find(pattern)) + offset
    data[at : at + len(value)] = value
    path.write_bytes(bytes(data))
    return path


CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def test_zip_member_with_nul(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "z.zip", "evilX.jpg")
    path.write_bytes(path.read_bytes().replace(b"evilX.jpg", b"evil\0.jpg"))
    report = import_catalog(path, tmp_path / "to")
    assert "|evil\\0.jpg|the name contains a NUL byte|file left out" in told(report)


def test_zip_member_encrypted(tmp_path: Path) -> None:
    path = patched(zip_with(tmp_path / "z.zip", "locked.jpg"), CENTRAL, 8, b"\x01\x00")
    assert "|locked.jpg|it is encrypted|file left out" in told(import_catalog(path, tmp_path / "to"))


def test_zip_member_of_unknown_method(tmp_path: Path) -> None:
    path = patched(zip_with(tmp_path / "z.zip", "odd.jpg"), CENTRAL, 10, struct.pack("<H", 9))
    report = import_catalog(path, tmp_path / "to")
    assert "The picture is packed by zip method 9, which Alike cannot read." in told(report)
    assert (report.kept, report.pictures) == (2, 1)


def test_zip_member_with_wrong_checksum(tmp_path: Path) -> None:
    path = patched(zip_with(tmp_path / "z.zip", "odd.jpg"), CENTRAL, 16, b"\0\0\0\0")
    assert "The picture is damaged inside the zip." in told(import_catalog(path, tmp_path / "to"))


def test_zip_member_whose_packed_bytes_are_damaged(tmp_path: Path) -> None:
    path = patched(zip_with(tmp_path / "z.zip", "odd.jpg"), LOCAL, 60, b"\xff" * 200)
    assert "The picture is damaged inside the zip." in told(import_catalog(path, tmp_path / "to"))


def test_zip_member_that_lies_about_its_size(tmp_path: Path) -> None:
    path = patched(zip_with(tmp_path / "z.zip", "odd.jpg"), CENTRAL, 24, struct.pack("<I", 10))
    assert "The picture is damaged inside the zip." in told(import_catalog(path, tmp_path / "to"))


def test_zip_member_beyond_the_end(tmp_path: Path) -> None:
    path = patched(zip_with(tmp_path / "z.zip", "odd.jpg"), CENTRAL, 42, struct.pack("<I", 2**31))
    report = import_catalog(path, tmp_path / "to")
    assert "The picture is damaged inside the zip." in told(report)


def test_two_members_of_one_name(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zip_with(tmp_path / "z.zip", "good.jpg")
    report = import_catalog(path, tmp_path / "to")
    assert "|good.jpg|the zip holds two files of this name|the last one used" in told(report)
    product = Catalog.open(tmp_path / "to").product(0)
    assert product.image is not None
    assert product.image.read_bytes() == picture(2)


def test_large_member_packed_like_a_bomb(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "z.zip", "bomb.jpg", bytes(100 * 2**20))
    report = import_catalog(path, tmp_path / "to")
    assert "like a zip bomb|file left out" in told(report)
    assert report.kept == 1


def test_links_in_folders_are_left_out(tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    source = folder_of({"a.jpg": picture(1)})
    (source / "link.jpg").symlink_to(source / "a.jpg")
    (source / "loop").symlink_to(source)
    os.mkfifo(source / "pipe.jpg")
    report = import_catalog(source, tmp_path / "to")
    assert "|link.jpg|it is a symbolic link|file left out" in told(report)
    assert "|loop|it is a symbolic link|file left out" in told(report)
    assert "|pipe.jpg|it is neither a file nor a folder|file left out" in told(report)
    assert report.kept == 1


def test_file_names_that_are_no_text(tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    source = folder_of({"a.jpg": picture(1)})
    (Path(os.fsdecode(os.fsencode(source) + b"/bad\xff.jpg"))).write_bytes(picture(2))
    report = import_catalog(source, tmp_path / "to")
    assert "the name is not valid text|file left out" in told(report)


# Whole sources that cannot be imported. Each: a file's name and bytes, and the sentence.
REFUSED: dict[str, tuple[str, bytes | str, str]] = {
    "empty-file": ("t.csv", "", "holds no table: its first row is blank"),
    "blank-first-row": ("t.csv", "\n\nid,title\n1,a\n", "holds no table: its first row is blank"),
    "unknown-columns": ("t.csv", "foo,bar\n1,2\n", "No column of t.csv could be recognised; it has: foo, bar. Say which is which"),
    "binary-as-csv": ("t.csv", bytes(range(256)) * 40, "t.csv"),
    "not-parquet": ("t.parquet", b"PAR1 nonsense PAR1", "cannot be read as Parquet"),
    "not-a-zip": ("t.zip", b"PK nonsense", "cannot be read as a zip"),
    "cut-zip": ("t.zip", b"PK\x03\x04" + bytes(100), "cannot be read as a zip"),
    "spreadsheet": ("t.xlsx", b"PK\x03\x04", "is a spreadsheet file. Save it as CSV and import that."),
    "single-picture": ("t.jpg", picture(1), "is not something Alike can import. Give a folder, a zip or a table file"),
    "other-archive": ("t.rar", b"Rar!", "is not something Alike can import"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused_sources(case: str, tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    name, content, sentence = REFUSED[case]
    source = folder_of({name: content}) / name
    layout = "table" if name.endswith((".csv", ".parquet")) else "auto"
    with pytest.raises(AlikeError) as error:
        import_catalog(source, tmp_path / "to", layout=layout)
    assert sentence in str(error.value)
    assert not (tmp_path / "to").exists()


def test_zip_bomb(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", bytes(2**20))
    path = patched(tmp_path / "z.zip", CENTRAL, 24, struct.pack("<I", 2**32 - 10))
    with pytest.raises(CatalogError, match="This looks like a zip bomb"):
        import_catalog(path, tmp_path / "to")


def test_encrypted_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.jpg", picture(1))
    path = patched(tmp_path / "z.zip", CENTRAL, 8, b"\x01\x00")
    with pytest.raises(CatalogError, match=r"is protected by a password. Unpack it"):
        import_catalog(path, tmp_path / "to")


def test_empty_zip_and_empty_folder(tmp_path: Path, zip_of: Callable[..., Path]) -> None:
    (tmp_path / "empty").mkdir()
    for source in (zip_of({}), tmp_path / "empty"):
        with pytest.raises(CatalogError, match="so there is nothing to import"):
            import_catalog(source, tmp_path / "to")


def test_a_table_is_read_by_its_size_and_lack_of_memory_has_its_own_sentence(
    tmp_path: Path, folder_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    class File:
        def read(self, size: int) -> bytes:
            asked.append(size)
            raise MemoryError

    path = folder_of({"t.csv": GOOD}) / "t.csv"
    monkeypatch.setattr(TableSource, "open", lambda *_: nullcontext(File()))
    with pytest.raises(CatalogError, match=f"has {len(GOOD)} bytes, for which there is not enough memory"):
        import_catalog(path, tmp_path / "to", layout="table")
    assert set(asked) == {len(GOOD)}


def test_columns_of_one_name_and_very_many_columns(tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    def table(columns: list[str]) -> Path:
        return (
            folder_of({"t.csv": ",".join(columns) + "\n" + ",".join("1" for _ in columns) + "\n"}) / "t.csv"
        )

    report = import_catalog(table(["id", "title", "a", "a_2", "a", "a"]), tmp_path / "few")
    assert Catalog.open(tmp_path / "few").attributes == ["a", "a_2", "a_3", "a_4"]
    assert [problem.action for problem in report.problems] == ["renamed to a_3", "renamed to a_4"]
    assert import_catalog(table(["id", "title", *["a"] * 998]), tmp_path / "many").kept == 1
    with pytest.raises(CatalogError, match="has 1,001 columns; at most 1,000 are allowed"):
        import_catalog(table(["id", "title", *["a"] * 999]), tmp_path / "most")


def test_missing_source(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"does not exist. Give the path of a folder"):
        import_catalog(tmp_path / "nowhere", tmp_path / "to")


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"titel": "title"}, "Unknown column on the left of '=' in the mapping 'titel'. Choose one of: id, "),
        ({"title": "nmae"}, "The mapping says title=nmae, but t.csv has no column 'nmae'. It has: id, title"),
    ],
    ids=["ours-unknown", "theirs-unknown"],
)
def test_mappings(
    mapping: dict[str, str], sentence: str, tmp_path: Path, folder_of: Callable[..., Path]
) -> None:
    with pytest.raises(CatalogError) as error:
        import_catalog(folder_of({"t.csv": GOOD}), tmp_path / "to", mapping=mapping)
    assert sentence in str(error.value)
    assert not (tmp_path / "to").exists()


# Places that must not be written to. Each: what stands there, and the sentence.
TARGETS: dict[str, tuple[dict[str, bytes | str], str]] = {
    "foreign-folder": ({"letter.txt": "dear"}, "is not empty and holds no catalogue. Nothing was changed."),
    "foreign-manifest": ({"manifest.json": '{"name": "web app"}'}, "is not empty and holds no catalogue"),
    "broken-manifest": ({"manifest.json": "{"}, "is not empty and holds no catalogue"),
    "manifest-not-an-object": ({"manifest.json": "[1]"}, "is not empty and holds no catalogue"),
    "manifest-nested-deeply": ({"manifest.json": "[" * 100_000}, "is not empty and holds no catalogue"),
}


@pytest.mark.parametrize("case", TARGETS)
def test_targets(case: str, tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    files, sentence = TARGETS[case]
    target = folder_of(files, "to")
    before = content_of(target)
    with pytest.raises(CatalogError) as error:
        import_catalog(folder_of({"t.csv": GOOD}), target)
    assert sentence in str(error.value)
    assert content_of(target) == before


def test_target_is_a_file_or_inside_the_source(tmp_path: Path, folder_of: Callable[..., Path]) -> None:
    source = folder_of({"t.csv": GOOD})
    (tmp_path / "file").write_text("x")
    with pytest.raises(CatalogError, match=r"is a file. Give a new or empty folder"):
        import_catalog(source, tmp_path / "file")
    with pytest.raises(CatalogError, match="lies inside the source"):
        import_catalog(source, source / "catalog")
    with pytest.raises(CatalogError, match="lies inside the source"):
        import_catalog(source, source)


@pytest.mark.parametrize(
    ("text", "price", "currency"),
    [
        ("1299", 1299, ""),
        ("12.50", 12.5, ""),
        ("12,50", 12.5, ""),
        ("1,299", 1299, ""),
        ("1.299,00", 1299, ""),
        ("1,299.00", 1299, ""),
        ("1,29,900", 129900, ""),
        ("1.299.000", 1299000, ""),
        ("1'299.50", 1299.5, ""),
        ("1 299,50", 1299.5, ""),
        ("1.5e3", 1500, ""),
        ("Rs. 1,299", 1299, "INR"),
        ("Rs.1299/-", 1299, "INR"),
        ("₹1.299,00", 1299, "INR"),
        ("INR 499", 499, "INR"),
        ("$ 12.50", 12.5, "USD"),
        ("12,90 €", 12.9, "EUR"),
        ("£7", 7, "GBP"),
        ("CHF 15.-", 15, "CHF"),
    ],
)
def test_prices(text: str, price: float, currency: str) -> None:
    assert parse_price(text) == (price, currency)


@pytest.mark.parametrize(
    "text", ["12,9O", "NaN", "inf", "-1", "$ -5", "- $5", "0", "1e400", "9" * 40, "1 " * 10**6 + "x", "1,2.3,4", "..", "$", "10-20", "١٢", "0x10"]
)  # fmt: skip
def test_no_prices(text: str) -> None:
    with pytest.raises(ValueError, match="a price must be"):
        parse_price(text)


def test_text_keeps_every_script() -> None:
    for text in ("Schöne Tüte", "साड़ी", "می‌خواهم", "帽子", "👩‍👩‍👧", "a − b"):
        assert clean(text) == (text, False)
    assert clean(" a\u00a0 b\tc\n") == ("a b c", False)


def test_encodings_survive_random_bytes() -> None:
    for seed in range(50):
        text, name = decode_text(picture(seed))
        assert isinstance(text, str)
        assert name
