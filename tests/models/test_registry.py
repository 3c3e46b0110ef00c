"""The registry says what the code does."""

from summarise.models.places import DISTILBART, MAIN, OPUS_MT
from summarise.models.registry import EMBEDDED, INSTRUCT, known_checkpoints, pinned_revision
from summarise.summary.writing import smollm2
from summarise.translation import gguf


def test_the_registry_knows_what_auto_chooses_from() -> None:
    assert [known.id for known in known_checkpoints()] == [OPUS_MT, EMBEDDED, DISTILBART, INSTRUCT]


def test_the_embedded_weights_are_pinned_by_the_hash_the_loader_checks() -> None:
    (embedded,) = (known for known in known_checkpoints() if known.id == EMBEDDED)
    assert embedded.revision == gguf.SHA256


def test_the_instruct_weights_are_pinned_by_the_hash_the_loader_checks() -> None:
    (instruct,) = (known for known in known_checkpoints() if known.id == INSTRUCT)
    assert instruct.revision == smollm2.SHA256


def test_a_checkpoint_nobody_pinned_is_taken_at_its_newest() -> None:
    assert pinned_revision("some/other") == MAIN
    assert pinned_revision(OPUS_MT) == MAIN
