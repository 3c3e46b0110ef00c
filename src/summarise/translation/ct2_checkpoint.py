"""Convert, once, a Marian checkpoint to CTranslate2.

The weights are read as the reference engine reads them: no code in a checkpoint is run.

This module imports torch, transformers and ctranslate2: import it where a model is really needed.
"""

import shutil
from pathlib import Path
from typing import Any

import torch
from ctranslate2.converters.transformers import BartLoader
from ctranslate2.specs.transformer_spec import TransformerSpec

from summarise.errors import ModelError, ModelUnavailable
from summarise.translation.marian_checkpoint import damaged, load_model
from summarise.translation.marian_pieces import END, UNKNOWN, load_pieces

FORBIDDEN = -1e4
"""Added to the logit of a token that is never to be written; float16 can hold it."""


def write_ct2(checkpoint: Path, directory: Path, quantisation: str) -> None:
    """Write the CTranslate2 model of a checkpoint, its vocabulary and its SentencePiece models.

    Raises:
        ModelUnavailable: CTranslate2 has no such architecture.
        ModelCorrupt: the checkpoint is damaged.
    """
    try:
        spec = make_spec(checkpoint)
        spec.validate()
        spec.optimize(quantization=quantisation)
    except ModelError:
        raise
    except Exception as error:  # pickle, safetensors, sentencepiece, json: each has its own
        raise damaged(checkpoint, error) from error
    directory.mkdir()
    spec.save(str(directory))
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(checkpoint / name, directory / name)


@torch.no_grad()
def make_spec(checkpoint: Path) -> TransformerSpec:
    """Return the weights of a checkpoint in CTranslate2's arrangement, in fp32.

    CTranslate2's own conversion of Marian drops the padding token and starts a hypothesis from zeros, which
    are its embedding as Helsinki-NLP publishes it. A fine-tuned checkpoint has moved it: so it is kept, and
    only forbidden.
    """
    model, pieces = load_model(checkpoint), load_pieces(checkpoint)
    config = model.config
    _check_convertible(checkpoint, config)
    config.normalize_before = config.normalize_embedding = False
    spec = BartLoader().get_model_spec(model)
    bias = model.final_logits_bias.squeeze(0).float().clone()
    bias[config.pad_token_id] = FORBIDDEN
    spec.decoder.projection.bias = bias
    spec.config.eos_token, spec.config.unk_token = END, UNKNOWN
    spec.config.decoder_start_token = pieces.target_tokens[config.decoder_start_token_id]
    spec.register_source_vocabulary(sorted(pieces.source_ids, key=pieces.source_ids.__getitem__))
    spec.register_target_vocabulary(list(pieces.target_tokens))
    return spec


def _check_convertible(checkpoint: Path, config: Any) -> None:
    if config.encoder_attention_heads != config.decoder_attention_heads:
        raise ModelUnavailable(
            f"{checkpoint}: CTranslate2 cannot hold an encoder and a decoder with different numbers of heads"
        )
