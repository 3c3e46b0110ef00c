"""Sentences torn from their quotation are known."""

from summarise.article.sentences import split_sentences
from summarise.summary.quotations import inside_quotations

TEXT = """Menteri itu tiba pagi tadi.

"Hasilnya sangat baik. Kami senang. Kami akan kembali," ujar menteri itu.

"Kami senang," katanya. Ia lalu pulang.

“Kami siap membantu. Kami menunggu,“ kata Wang."""


def test_parts_of_a_longer_quotation() -> None:
    sentences = split_sentences(TEXT)
    torn = [sentences[index].text for index in sorted(inside_quotations(sentences))]
    assert torn == [
        '"Hasilnya sangat baik.',
        "Kami senang.",
        'Kami akan kembali," ujar menteri itu.',
        "“Kami siap membantu.",
        "Kami menunggu,“ kata Wang.",
    ]
