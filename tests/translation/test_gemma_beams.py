"""Beam search: greedy with one beam, better with more, the same in a batch as alone, and no run twice."""

import torch

from summarise.translation.gemma import Gemma
from summarise.translation.gemma_beams import BeamOptions, search_beams
from tiny_gemma import PROMPTS

NEVER = 1000
"""Tokens of a run that no test comes near: repetition is allowed."""


def search(gemma: Gemma, prompts: list[str], options: BeamOptions) -> list[str]:
    return search_beams(gemma, prompts, [()] * len(prompts), options)


@torch.inference_mode()
def mean_log_probability(gemma: Gemma, prompt: str, text: str) -> float:
    """Score a continuation as the search does, its end included, reading everything at once."""
    begin = gemma.tokenizer.token_to_id("<bos>")
    prompt_ids, written = gemma.encode(prompt), gemma.encode(text)
    ids = torch.tensor([[begin, *prompt_ids, *written]])
    hidden = gemma.backbone(input_ids=ids).last_hidden_state[0, len(prompt_ids) :]
    scores = torch.log_softmax(hidden @ gemma.head.T, dim=-1)
    places = {token: place for place, token in enumerate(gemma.shortlist.tolist())}
    targets = [*written, gemma.stops[1].item()]
    total = sum(scores[step, places[token]].item() for step, token in enumerate(targets))
    return total / len(targets)


def test_one_beam_is_greedy(gemma: Gemma) -> None:
    options = BeamOptions(beams=1, no_repeat=NEVER)
    assert search(gemma, PROMPTS, options) == gemma.continue_prompts(PROMPTS)


def test_a_batch_says_what_each_prompt_says_alone(gemma: Gemma) -> None:
    alone = [search(gemma, [prompt], BeamOptions())[0] for prompt in PROMPTS]
    assert search(gemma, PROMPTS, BeamOptions()) == alone
    assert len(set(alone)) > 2


def test_more_beams_find_what_is_more_probable(gemma: Gemma) -> None:
    options = BeamOptions(beams=6, no_repeat=NEVER)
    pairs = zip(PROMPTS, gemma.continue_prompts(PROMPTS), search(gemma, PROMPTS, options), strict=True)
    gains = [
        mean_log_probability(gemma, prompt, searched) - mean_log_probability(gemma, prompt, greedy)
        for prompt, greedy, searched in pairs
        if searched != greedy
    ]
    assert gains
    assert max(gains) > 0


def test_no_run_of_tokens_stands_twice(gemma: Gemma) -> None:
    for text in search(gemma, PROMPTS, BeamOptions(no_repeat=3)):
        words = text.split()
        runs = [tuple(words[start : start + 3]) for start in range(len(words) - 2)]
        assert len(runs) == len(set(runs))
