"""Summaries by BART and T5, in the files the hub has them in."""

from pathlib import Path

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from summarise.errors import ModelCorrupt, ModelUnavailable, TemplateError
from summarise.summary.writing import checkpoints
from summarise.summary.writing.parts import split_parts
from summarise.summary.writing.seq2seq import Seq2SeqWriter
from summarise.summary.writing.seq2seq_model import Seq2SeqModel, load_seq2seq
from summarise.wording import read_prompt
from tiny_writers import NEWS, POSITIONS, T5_PREFIX, save_as_pickle

pytestmark = pytest.mark.usefixtures("own_model_dir")

ARTICLES = list(NEWS)


def load(checkpoint: Path) -> Seq2SeqModel:
    return load_seq2seq(checkpoint, read_prompt("summarise-t5.txt", None, {"article"}), "cpu")


def sentences(article: str) -> list[str]:
    return [f"{part.rstrip('.')}." for part in article.split(". ")]


@pytest.mark.parametrize("article", ARTICLES)
def test_bart_says_what_it_has_learnt(trained_bart: Path, article: str) -> None:
    assert Seq2SeqWriter(trained_bart, "tiny").write(sentences(article), 30) == NEWS[article]


def test_t5_says_what_it_has_learnt(trained_t5: Path) -> None:
    assert Seq2SeqWriter(trained_t5, "tiny").write(sentences(ARTICLES[0]), 30) == NEWS[ARTICLES[0]]


def test_t5_is_told_what_to_do_and_bart_is_not(trained_t5: Path, trained_bart: Path) -> None:
    for checkpoint, prefix in ((trained_t5, T5_PREFIX), (trained_bart, "")):
        tokenizer = AutoTokenizer.from_pretrained(checkpoint, local_files_only=True)
        model = AutoModelForSeq2SeqLM.from_pretrained(checkpoint, local_files_only=True).eval()
        wrapped = load(checkpoint)
        ids = tokenizer(prefix + ARTICLES[1], return_tensors="pt")["input_ids"]
        with torch.inference_mode():
            (plain,) = model.generate(ids, **wrapped.decoding(ARTICLES[1], 30))
        assert wrapped.write(ARTICLES[1], 30) == tokenizer.decode(plain, skip_special_tokens=True).strip()


def test_the_users_wording_reaches_t5(trained_t5: Path, tmp_path: Path) -> None:
    (tmp_path / "summarise-t5.txt").write_text("{article}")
    own = Seq2SeqWriter(trained_t5, "tiny", prompts=tmp_path)
    shipped = Seq2SeqWriter(trained_t5, "tiny")
    assert own.signature["writer prompt"] != shipped.signature["writer prompt"]
    (tmp_path / "summarise-t5.txt").write_text("summarize: ")
    with pytest.raises(TemplateError, match=r"\{article\} is missing"):
        Seq2SeqWriter(trained_t5, "tiny", prompts=tmp_path)


def test_every_part_of_a_long_article_fits_the_models_positions(trained_bart: Path) -> None:
    model = load(trained_bart)
    tokenizer = AutoTokenizer.from_pretrained(trained_bart, local_files_only=True)
    text = [sentence for article in ARTICLES * 3 for sentence in sentences(article)]
    parts = split_parts(text, model)
    assert " ".join(parts) == " ".join(text)
    assert len(parts) > 1
    assert max(len(tokenizer(part)["input_ids"]) for part in parts) <= POSITIONS


def test_a_long_article_is_summarised_from_its_parts_summaries(
    trained_bart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    write = Seq2SeqModel.write

    def spy(self: Seq2SeqModel, text: str, words: int) -> str:
        read.append(text)
        return write(self, text, words)

    monkeypatch.setattr(Seq2SeqModel, "write", spy)
    text = [sentence for article in ARTICLES for sentence in sentences(article)]
    written = Seq2SeqWriter(trained_bart, "tiny").write(text, 30)
    assert len(read) >= 3
    assert " ".join(read).startswith(" ".join(text))
    assert read[-1] not in " ".join(text)
    assert written


def test_the_length_is_the_inputs_and_not_the_checkpoints(trained_bart: Path) -> None:
    model = load(trained_bart)
    decoding = model.decoding("Rain fell in Bandung on Monday.", 70)
    tokens = model.count("Rain fell in Bandung on Monday.")
    assert decoding["max_new_tokens"] <= tokens * 0.7 + 2  # half the words, and room to end the sentence
    assert decoding["min_length"] == 0  # config.json asks for 56
    assert decoding["length_penalty"] == 2.0  # as config.json has it
    long = model.decoding(" ".join(ARTICLES), 20)
    assert long["min_new_tokens"] < long["max_new_tokens"] < model.count(" ".join(ARTICLES)) / 2


def test_what_a_text_becomes_does_not_hang_on_what_came_before(trained_bart: Path) -> None:
    fresh = Seq2SeqWriter(trained_bart, "tiny").write([ARTICLES[2]], 30)
    used = Seq2SeqWriter(trained_bart, "tiny")
    used.write([ARTICLES[0]], 20)
    assert used.write([ARTICLES[2]], 30) == fresh


def test_no_headline_is_written(trained_bart: Path) -> None:
    assert Seq2SeqWriter(trained_bart, "tiny").write_headline(ARTICLES) == ""


def test_pickled_weights_write_the_same_and_are_kept_as_safetensors(
    tiny_bart: Path, own_model_dir: Path
) -> None:
    save_as_pickle(tiny_bart)
    notices: list[str] = []
    writer = Seq2SeqWriter(tiny_bart, "some/bart", notify=notices.append)
    assert writer.write([ARTICLES[0]], 30) == NEWS[ARTICLES[0]]
    (copy,) = own_model_dir.glob("converted--some--bart--*")
    assert (copy / "model.safetensors").is_file()
    assert len(notices) == 1


def test_a_pickle_that_holds_more_than_weights_is_refused(tiny_bart: Path, tmp_path: Path) -> None:
    (tiny_bart / "model.safetensors").unlink()
    torch.save({"weights": tmp_path}, tiny_bart / "pytorch_model.bin")
    with pytest.raises(ModelCorrupt, match=r"pytorch_model\.bin: refused"):
        Seq2SeqWriter(tiny_bart, "tiny").write([ARTICLES[0]], 30)


@pytest.mark.parametrize("spoilt", ["model.safetensors", "config.json", "merges.txt"])
def test_a_truncated_file_is_refused_with_the_directory_named(tiny_bart: Path, spoilt: str) -> None:
    content = (tiny_bart / spoilt).read_bytes()
    (tiny_bart / spoilt).write_bytes(content[: len(content) // 2] + b"{" * (spoilt == "merges.txt"))
    with pytest.raises(ModelCorrupt) as caught:
        Seq2SeqWriter(tiny_bart, "tiny").write([ARTICLES[0]], 30)
    assert str(tiny_bart) in str(caught.value)


def test_other_weights_have_another_signature(tiny_bart: Path, trained_bart: Path) -> None:
    before = Seq2SeqWriter(trained_bart, "tiny").signature
    assert Seq2SeqWriter(tiny_bart, "tiny").signature == before
    content = (tiny_bart / "model.safetensors").read_bytes()
    (tiny_bart / "model.safetensors").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert Seq2SeqWriter(tiny_bart, "tiny").signature != before


def test_a_piece_model_alone_asks_for_protobuf(
    trained_t5: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "has_protobuf", lambda: False)
    Seq2SeqWriter(trained_t5, "tiny")
    for path in trained_t5.iterdir():
        if path.name != "tokenizer.json":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(ModelUnavailable, match="pip install protobuf"):
        Seq2SeqWriter(tmp_path, "tiny")
