"""Small inputs that want to become large: files made to eat memory or time."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

GIB = 2**30
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "Harga beras di pasar naik 5 persen pada pekan ini menurut para pedagang di Jakarta."


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(GIB)


def text(make: Callable[[], str]) -> Callable[[Path], None]:
    return lambda path: path.write_text(make(), encoding="utf-8") and None


def docx(document: Callable[[], bytes]) -> Callable[[Path], None]:
    """Return a writer of a Word document whose main part holds what `document` gives."""

    def write(path: Path) -> None:
        types = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>'
        )
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/officeDocument"/></Relationships>'
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", types)
            archive.writestr("_rels/.rels", relations)
            archive.writestr("word/document.xml", document())

    return write


def word_body(content: str, before: str = "") -> bytes:
    return f'{before}<w:document xmlns:w="{WORD}"><w:body>{content}</w:body></w:document>'.encode()


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)


def pdf(content: Callable[[], bytes], filters: int = 1) -> Callable[[Path], None]:
    """Return a writer of a PDF of one page, whose content is packed `filters` times."""

    def write(path: Path) -> None:
        data = content()
        for _ in range(filters):
            data = zlib.compress(data, 9)
        names = "[" + "/FlateDecode " * filters + "]"
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>",
            f"<</Length {len(data)}/Filter{names}>>stream\n".encode() + data + b"\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        out, places = io.BytesIO(), []
        out.write(b"%PDF-1.4\n")
        for number, one in enumerate(objects, 1):
            places.append(out.tell())
            out.write(f"{number} 0 obj\n".encode() + one + b"\nendobj\n")
        start = out.tell()
        out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
        out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
        out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())
        path.write_bytes(out.getvalue())

    return write


def page(body: str) -> str:
    return f"<html><head><title>Beras</title></head><body>{body}<p>{BODY}</p></body></html>"


def record(**fields: object) -> str:
    return json.dumps({"text": BODY, **fields}) + "\n"


BOMBS: dict[str, Callable[[Path], None]] = {
    "sparse.txt": sparse,
    "sparse.html": sparse,
    "sparse.jsonl": sparse,
    "sparse.csv": sparse,
    "sparse.pdf": sparse,
    "sparse.docx": sparse,
    "words.txt": text(lambda: "kata\n" * 1_000_000),
    "capitals.txt": text(lambda: "Kata\n\n" * 1_000_000),
    "line.txt": text(lambda: (BODY[:-1] + " ") * 60_000),
    "sentences.txt": text(lambda: (BODY + " ") * 60_000),
    "word.txt": text(lambda: "a" * 5_000_000),
    "marks.txt": text(lambda: BODY + "a" + "\u0301\u0316" * 2_000_000),
    "noise.txt": lambda path: path.write_bytes(bytes(range(128, 256)) * 20_000) and None,
    "deep.html": text(lambda: page("<div>" * 500_000)),
    "tables.html": text(lambda: page("<table><tr><td>" * 100_000)),
    "tags.html": text(lambda: page("<b>" * 1_500_000)),
    "attributes.html": text(lambda: page("<p " + " ".join(f"a{n}=1" for n in range(400_000)) + ">x</p>")),
    "paragraph.html": text(lambda: page(f"<p>{BODY * 50_000}</p>")),
    "unclosed.html": text(lambda: page("<" * 4_000_000)),
    "entities.html": text(lambda: LAUGHS + page("<p>&a9;</p>")),
    "linked.html": text(lambda: page('<script type="application/ld+json">' + "[" * 2_000_000 + "</script>")),
    "deep.jsonl": text(lambda: "[" * 5_000_000 + "\n" + record()),
    "lists.jsonl": text(lambda: '{"text": [' + "[]," * 6_000_000 + "[]]}\n" + record()),
    "objects.jsonl": text(lambda: '{"text": [' + "{}," * 6_000_000 + "{}]}\n" + record()),
    "keys.jsonl": text(lambda: json.dumps({f"k{n}": 1 for n in range(1_000_000)}) + "\n" + record()),
    "integer.jsonl": text(lambda: '{"text": ' + "9" * 10_000_000 + "}\n" + record()),
    "columns.csv": text(lambda: "text" + ",c" * 1_000_000 + "\n" + BODY + ",1" * 1_000_000 + "\n"),
    "commas.csv": text(lambda: "text,title\n" + "," * 15_000_000 + f"\n{BODY},Beras\n"),
    "field.csv": text(lambda: 'text,title\n"' + "a" * 100_000_000 + f'",x\n{BODY},Beras\n'),
    "quotes.csv": text(lambda: "text,title\n" + '"a\n' * 5_000_000 + f"{BODY},Beras\n"),
    "breaks.csv": text(lambda: 'text,title\n"' + "\n" * 30_000_000 + f'",x\n{BODY},Beras\n'),
    "stars.md": text(lambda: "*a_ " * 250_000),
    "brackets.md": text(lambda: "[" * 250_000),
    "quotes.md": text(lambda: ">" * 250_000),
    "fences.md": text(lambda: "`" * 10 + "`a " * 250_000),
    "tables.md": text(lambda: "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|a\n" * 50_000),
    "matter.md": text(lambda: "---\na: " + '"' * 9_900 + "x\n---\n" + BODY),
    "zeros.docx": docx(lambda: bytes(2 * GIB // 10)),
    "paragraphs.docx": docx(lambda: word_body("<w:p/>" * 8_000_000)),
    "span.docx": docx(
        lambda: word_body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        )
    ),
    "merged.docx": docx(
        lambda: word_body(
            "<w:tbl>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"
            * 3_000
            + "</w:tbl>"
        )
    ),
    "laughs.docx": docx(lambda: word_body("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", LAUGHS)),
    "zeros.pdf": pdf(lambda: bytes(GIB // 2)),
    "operators.pdf": pdf(lambda: b"q " * 30_000_000),
    "shown.pdf": pdf(lambda: b"BT/F1 9 Tf " + b"(a)Tj " * 5_000_000 + b"ET"),
    "array.pdf": pdf(lambda: b"BT/F1 9 Tf [" + b"(a)" * 10_000_000 + b"]TJ ET"),
    "twice.pdf": pdf(lambda: bytes(GIB // 2), filters=2),
}
