"""The search: greedy with one beam, better with more, the same in a batch as alone, and no run twice."""

import pytest
import torch

from summarise.translation.gemma import NEWLINE, PROMPT_GROWTH, PROMPT_SLACK, Gemma
from summarise.translation.gemma_beams import BeamOptions, search_beams
from tiny_gemma import PROMPTS, SHORTLIST, VOCABULARY, build_tiny_gemma

GREEDY = BeamOptions(beams=1)


def search(gemma: Gemma, prompts: list[str], options: BeamOptions) -> list[str]:
    """Return the best hypothesis for each prompt."""
    return [hypotheses[0].text for hypotheses in search_beams(gemma, prompts, options)]


@torch.inference_mode()
def continue_plainly(gemma: Gemma, prompt: str) -> str:
    """Continue one prompt greedily, reading all of it anew for every token: no batch, no cache."""
    ids = [VOCABULARY["<bos>"], *gemma.encode(prompt)]
    length = len(ids)
    while len(ids) - length < int(length * PROMPT_GROWTH) + PROMPT_SLACK:
        hidden = gemma.backbone(input_ids=torch.tensor([ids])).last_hidden_state[0, -1]
        scores = gemma.backbone.embed_tokens.weight[SHORTLIST] @ hidden
        token = SHORTLIST[int(scores.argmax())]
        if token == VOCABULARY[NEWLINE]:
            break
        ids.append(token)
    return " ".join(f"w{number - VOCABULARY['w0']}" for number in ids[length:])


@torch.inference_mode()
def mean_log_probability(gemma: Gemma, prompt: str, text: str) -> float:
    """Score a continuation as the search does, its end included, reading everything at once."""
    prompt_ids, written = gemma.encode(prompt), gemma.encode(text)
    ids = torch.tensor([[VOCABULARY["<bos>"], *prompt_ids, *written]])
    hidden = gemma.backbone(input_ids=ids).last_hidden_state[0, len(prompt_ids) :]
    scores = torch.log_softmax(hidden @ gemma.backbone.embed_tokens.weight[SHORTLIST].T, dim=-1)
    targets = [*written, VOCABULARY[NEWLINE]]
    total = sum(scores[step, SHORTLIST.index(token)].item() for step, token in enumerate(targets))
    return total / len(targets)


def test_one_beam_is_greedy_and_a_batch_says_what_each_prompt_says_alone(gemma: Gemma) -> None:
    expected = [continue_plainly(gemma, prompt) for prompt in PROMPTS]
    assert search(gemma, PROMPTS, GREEDY) == expected
    assert len({len(text.split()) for text in expected}) > 2  # rows leave at different times


def test_a_continuation_ends_at_its_cap(gemma: Gemma) -> None:
    """1.6 times the prompt's tokens, its first one included, and 16 more."""
    assert [len(prompt.split()) for prompt in PROMPTS] == [3, 1, 7, 5, 2]
    assert [len(text.split()) for text in search(gemma, PROMPTS, GREEDY)] == [22, 19, 28, 25, 20]


def test_a_continuation_ends_at_a_newline() -> None:
    gemma = build_tiny_gemma()
    before = search(gemma, PROMPTS, GREEDY)
    word = before[0].split()[2]
    matrix = gemma.backbone.embed_tokens.weight.data
    matrix[VOCABULARY[NEWLINE]] = 1.01 * matrix[VOCABULARY[word]]
    changed = Gemma(gemma.backbone, gemma.tokenizer, torch.tensor(SHORTLIST))
    assert search(changed, PROMPTS, GREEDY) == [text.split(word)[0].strip() for text in before]


def test_only_shortlist_tokens_come_out(gemma: Gemma) -> None:
    for options in (GREEDY, BeamOptions(beams=8)):
        written = {word for text in search(gemma, PROMPTS, options) for word in text.split()}
        assert {VOCABULARY[word] for word in written} <= set(SHORTLIST)


def test_beams_in_a_batch_say_what_each_prompt_says_alone(gemma: Gemma) -> None:
    alone = [search(gemma, [prompt], BeamOptions())[0] for prompt in PROMPTS]
    assert search(gemma, PROMPTS, BeamOptions()) == alone
    assert len(set(alone)) > 2


def test_more_beams_find_what_is_more_probable(gemma: Gemma) -> None:
    found = [search(gemma, PROMPTS, options) for options in (GREEDY, BeamOptions(beams=6))]
    gains = [
        mean_log_probability(gemma, prompt, searched) - mean_log_probability(gemma, prompt, greedy)
        for prompt, greedy, searched in zip(PROMPTS, *found, strict=True)
        if searched != greedy
    ]
    assert gains
    assert max(gains) > 0


def test_no_run_of_tokens_stands_twice(gemma: Gemma) -> None:
    for text in search(gemma, PROMPTS, BeamOptions(no_repeat=3)):
        words = text.split()
        runs = [tuple(words[start : start + 3]) for start in range(len(words) - 2)]
        assert len(runs) == len(set(runs))


def test_hypotheses_come_best_first_with_their_mean_log_probability(gemma: Gemma) -> None:
    for prompt, found in zip(PROMPTS, search_beams(gemma, PROMPTS, BeamOptions(beams=6)), strict=True):
        scores = [hypothesis.score for hypothesis in found]
        assert len(found) >= 6
        assert scores == sorted(scores, reverse=True)
        capped = len(found[0].text.split()) >= int((len(prompt.split()) + 1) * PROMPT_GROWTH) + PROMPT_SLACK
        if not capped:
            assert scores[0] == pytest.approx(mean_log_probability(gemma, prompt, found[0].text), abs=1e-3)
