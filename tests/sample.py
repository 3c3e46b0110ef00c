"""A small digest made by hand, for tests of everything that takes one."""

from summarise.types import (
    TITLE,
    Article,
    ArticleDate,
    Credit,
    Digest,
    Fact,
    Figure,
    Flag,
    Quote,
    Removed,
    Right,
    Sentence,
    Statement,
    Summary,
    Translation,
)

TEXT = "Harga beras naik 5 persen.\n\nPedagang *mengeluh* | [red]pasar[/] sepi. Mereka menunggu."


def sample_digest(
    source: str = "berita/beras.txt", value: str | None = "2025-06-16", title: bool = True
) -> Digest:
    """Return a digest of three sentences in two paragraphs; the second is flagged."""
    article = Article(
        source=source,
        text=TEXT,
        title="Beras Naik" if title else None,
        outlet="ANTARA",
        agency="Xinhua",
        place="Astana",
        credits=(Credit("editor", "Martha Herlinawati"),),
        date=ArticleDate(value, "second" if "T" in value else "day", "published", "16 Juni 2025")
        if value
        else None,
        rights=(Right("Dilarang menyalin.", "Copying is forbidden."),),
        removed=(Removed("Baca Juga", "menu"),),
        url="https://contoh.id/beras" if title else None,
    )
    sentences = tuple(
        Sentence(index, paragraph, TEXT.index(text), TEXT.index(text) + len(text), text)
        for index, (paragraph, text) in enumerate(
            [
                (0, "Harga beras naik 5 persen."),
                (1, "Pedagang *mengeluh* | [red]pasar[/] sepi."),
                (1, "Mereka menunggu."),
            ]
        )
    )
    flag = Flag("number", "the number 7 is not in the Indonesian")
    translations = (
        Translation(0, "Rice prices rose 5 percent.", "fake"),
        Translation(1, "Traders *complain*: 7 [red]markets[/] are empty.", "fake", (flag,)),
        Translation(2, "They wait.", "fake"),
    )
    return Digest(
        id="0123456789abcdef",
        article=article,
        sentences=sentences,
        translations=translations,
        summary=Summary(
            headline=Statement("Rice goes up", (0,)),
            abstract=(Statement("Rice prices rose 5 percent.", (0,)),),
            key_points=(Statement("They wait.", (2,)),),
            facts=(Fact("what", "Rice prices rose 5 percent", (0,)),),
            quotes=(Quote("They wait.", "Siti, a trader", (2,)),),
            figures=(Figure(("5 percent",), "Rice prices rose", (0,)),),
        ),
        signature={"translator": "fake-1", "summariser": "extractive-1"},
        title=Translation(TITLE, "Rice goes up", "fake") if title else None,
    )
