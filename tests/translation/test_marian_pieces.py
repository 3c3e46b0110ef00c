"""The tokenizer of the Marian engines, against transformers' own."""

import json
from pathlib import Path

import pytest
from transformers import MarianTokenizer

from summarise.errors import ModelUnavailable
from summarise.translation.marian_pieces import load_pieces
from summarise.translation.quiet import quiet_transformers
from tiny_marian import OTHER_SOURCES, OTHER_TARGETS, PAIRS

ODD = [
    "",
    " ",
    "Rp 1,5 triliun (5%)",
    "  dua   spasi ",
    "“kutipan” – tanda",
    "日本",
    "ﬁ\u00a0½ Ä",
    "a\nb\tc",
    "🙂 ok",
]


@pytest.fixture(scope="module", params=["trained_marian", "multilingual_marian", "separate_marian"])
def checkpoint(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def reference(checkpoint: Path) -> MarianTokenizer:
    with quiet_transformers():
        return MarianTokenizer.from_pretrained(checkpoint, local_files_only=True)


def test_ids_are_those_of_transformers(checkpoint: Path) -> None:
    pieces, tokenizer = load_pieces(checkpoint), reference(checkpoint)
    for text in [*PAIRS, *OTHER_SOURCES, *ODD]:
        ids = pieces.ids(pieces.encode(text))
        assert ids == tokenizer(" ".join([*pieces.start, text])).input_ids, text
        assert pieces.count(text) == len(ids)


def test_text_is_that_of_transformers(checkpoint: Path) -> None:
    pieces, tokenizer = load_pieces(checkpoint), reference(checkpoint)
    for text in [*PAIRS.values(), *OTHER_TARGETS, *ODD]:
        ids = tokenizer(text_target=text).input_ids
        assert pieces.decode_ids(ids) == tokenizer.decode(ids, skip_special_tokens=True).strip(), text


def test_a_sentence_survives_the_way_there_and_back(trained_marian: Path) -> None:
    pieces = load_pieces(trained_marian)
    tokens = pieces.target.encode("Rain fell in Bandung.", out_type=str)
    assert pieces.decode([*tokens, "</s>", "<pad>"]) == "Rain fell in Bandung."


def test_control_tokens_in_an_article_are_text(trained_marian: Path) -> None:
    tokens = load_pieces(trained_marian).encode("satu </s> dua")
    assert tokens.count("</s>") == 1
    assert tokens[-1] == "</s>"


def test_english_is_asked_for_where_there_is_a_choice(multilingual_marian: Path) -> None:
    assert load_pieces(multilingual_marian).encode("Hujan")[0] == ">>eng<<"


def test_a_checkpoint_without_english_is_refused(tiny_marian: Path) -> None:
    path = tiny_marian / "vocab.json"
    vocabulary = json.loads(path.read_text())
    path.write_text(json.dumps(vocabulary | {">>fra<<": len(vocabulary), ">>deu<<": len(vocabulary) + 1}))
    with pytest.raises(ModelUnavailable, match=r"2 languages .*>>fra<<.*English is none of them"):
        load_pieces(tiny_marian)
