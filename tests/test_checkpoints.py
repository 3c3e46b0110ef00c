"""The registry says what the code does."""

from summarise.checkpoints import EMBEDDED, known_checkpoints, pinned_revision
from summarise.models import MAIN, OPUS_MT
from summarise.translation import gguf


def test_the_registry_knows_what_auto_chooses_from() -> None:
    assert [known.id for known in known_checkpoints()] == [OPUS_MT, EMBEDDED]


def test_the_embedded_weights_are_pinned_by_the_hash_the_loader_checks() -> None:
    (embedded,) = (known for known in known_checkpoints() if known.id == EMBEDDED)
    assert embedded.revision == gguf.SHA256


def test_a_checkpoint_nobody_pinned_is_taken_at_its_newest() -> None:
    assert pinned_revision("some/other") == MAIN
    assert pinned_revision(OPUS_MT) == MAIN
