"""Check that the names of a sentence are those of its source."""

from summarise.translation import names
from summarise.translation.checks.figures import listed
from summarise.types import Flag


def changed_name(source: str, hypothesis: str) -> Flag | None:
    """Flag a name of the source that is not in the English, and a name that only the English has."""
    missing = names.missing_names(source, hypothesis)
    if missing:
        return Flag("name", f"{listed(missing)} is not in the English")
    invented = names.invented_names(source, hypothesis)
    if invented:
        return Flag("name", f"{listed(invented)} is not in the Indonesian")
    exchanged = names.exchanged_names(source, hypothesis)
    return Flag("name", f"{listed(exchanged)} may stand in each other's place") if exchanged else None
