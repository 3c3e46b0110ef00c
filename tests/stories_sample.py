"""A week of small articles made by hand: two outlets and a copy of one event, a match, an undated one."""

from collections.abc import Sequence

from summarise.summary.extractive import ExtractiveSummariser
from summarise.types import (
    TITLE,
    Article,
    ArticleDate,
    Credit,
    Digest,
    Flag,
    Right,
    Sentence,
    TranslatedArticle,
    Translation,
)

Pair = tuple[str, str]
FLAG = (Flag("number", "the number 9 is not in the Indonesian"),)


def make_digest(
    source: str,
    pairs: Sequence[Pair],
    *,
    title: Pair | None = None,
    outlet: str | None = None,
    day: str | None = None,
    flagged: Sequence[int] = (),
) -> Digest:
    """Return a digest of Indonesian sentences with their English, each a paragraph of its own."""
    text = "\n\n".join(indonesian for indonesian, _ in pairs)
    article = Article(
        source=source,
        text=text,
        title=title[0] if title else None,
        outlet=outlet,
        date=ArticleDate(day, "day", "published", day) if day else None,
        credits=(Credit("reporter", "Ayu Lestari"),) if outlet == "Kompas.com" else (),
        rights=(Right("Dilarang menyalin.", "Copying is forbidden."),) if outlet == "ANTARA" else (),
    )
    sentences = tuple(
        Sentence(number, number, text.index(indonesian), text.index(indonesian) + len(indonesian), indonesian)
        for number, (indonesian, _) in enumerate(pairs)
    )
    translations = tuple(
        Translation(number, english, "fake", FLAG if number in flagged else ())
        for number, (_, english) in enumerate(pairs)
    )
    heading = Translation(TITLE, title[1], "fake") if title else None
    summary = ExtractiveSummariser().summarise(TranslatedArticle(article, sentences, translations, heading))
    signature = {"translator": "fake-1", "summariser": "extractive-1"}
    return Digest(f"{hash_name(source):016x}", article, sentences, translations, summary, signature, heading)


def hash_name(name: str) -> int:
    """Return a number that tells names apart and is the same in every run."""
    return sum((place + 1) * 257 * ord(mark) for place, mark in enumerate(name))


BRIDGE: tuple[Pair, ...] = (
    (
        "Jembatan Kapuas di Pontianak ditutup pada Senin (16/6/2025) setelah tiang jembatan retak "
        "ditabrak tongkang.",
        "The Kapuas bridge in Pontianak was closed on Monday (16 June 2025) after a barge hit and "
        "cracked its pillar.",
    ),
    (
        "Kepala Dinas Pekerjaan Umum Rudi Hartono mengatakan perbaikan jembatan menelan biaya Rp 12 miliar.",
        "Public works chief Rudi Hartono said the repair of the bridge would cost Rp 12 billion.",
    ),
    (
        '"Kami menutup jembatan demi keselamatan warga Pontianak," kata Rudi Hartono kepada wartawan.',
        '"We are closing the bridge for the safety of the people of Pontianak," Rudi Hartono told reporters.',
    ),
    (
        "Tongkang bermuatan pasir itu hanyut karena tali tambatnya putus saat arus Sungai Kapuas deras.",
        "The barge laden with sand drifted when its mooring rope broke in the strong current of the "
        "Kapuas river.",
    ),
)
BRIDGE_LATER: tuple[Pair, ...] = (
    (
        "Perbaikan Jembatan Kapuas di Pontianak yang retak ditabrak tongkang dimulai pada Selasa "
        "(17/6/2025).",
        "Repairs of the Kapuas bridge in Pontianak, cracked when a barge hit it, began on Tuesday (17 "
        "June 2025).",
    ),
    (
        "Rudi Hartono mengatakan perbaikan tiang Jembatan Kapuas yang ditabrak tongkang pada Senin "
        "(16/6/2025) "
        "berlangsung 45 hari.",
        "Rudi Hartono said the repair of the pillar of the Kapuas bridge that a barge hit on Monday "
        "(16 June 2025) would last 45 days.",
    ),
    (
        "Feri tambahan mengangkut 3.000 kendaraan setiap hari selama masa penutupan tersebut.",
        "Additional ferries carry 3,000 vehicles every day for as long as it is closed.",
    ),
)
MATCH: tuple[Pair, ...] = (
    (
        "Persebaya mengalahkan Arema 2-1 dalam laga Liga 1 di Surabaya pada Rabu (18/6/2025).",
        "Persebaya beat Arema 2-1 in the Liga 1 match in Surabaya on Wednesday (18 June 2025).",
    ),
    (
        "Pelatih Bejo Sugiantoro memuji kerja keras para pemainnya di babak kedua.",
        "Coach Bejo Sugiantoro praised the hard work of his players in the second half.",
    ),
)
RICE: tuple[Pair, ...] = (
    (
        "Harga beras medium di pasar tradisional naik 5 persen menurut catatan BPS bulan ini.",
        "The price of medium rice in traditional markets rose 5 percent this month according to BPS records.",
    ),
    (
        "Bulog menyiapkan 200 ribu ton beras untuk operasi pasar di seluruh Indonesia.",
        "Bulog is preparing 200 thousand tons of rice for market operations throughout Indonesia.",
    ),
)


def week_of_digests() -> list[Digest]:
    """Return five articles of three stories, in no order."""
    return [
        make_digest("rice.txt", RICE, title=("Harga Beras Naik", "Rice Prices Rise"), flagged=[1]),
        make_digest(
            "later.txt",
            BRIDGE_LATER,
            title=("Jembatan Kapuas Mulai Diperbaiki", "Repair of Kapuas Bridge Begins"),
            outlet="Kompas.com",
            day="2025-06-17",
        ),
        make_digest(
            "match.txt",
            MATCH,
            title=("Persebaya Kalahkan Arema", "Persebaya Beats Arema"),
            outlet="detikcom",
            day="2025-06-18",
        ),
        make_digest(
            "bridge.txt",
            BRIDGE,
            title=("Jembatan Kapuas Ditutup", "Kapuas Bridge Closed"),
            outlet="ANTARA",
            day="2025-06-16",
        ),
        make_digest("copy.txt", BRIDGE, outlet="Okezone", day="2025-06-16"),
    ]
