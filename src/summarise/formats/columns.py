"""Find the fields of an article in a record: by the names we know, or as the user maps them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarise.errors import UsageError
from summarise.formats.hints import Found, make_hints
from summarise.formats.names import FIELDS, known_names, normalise_name
from summarise.sources import format_source
from summarise.types import Hints


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds which field; fields that the user does not map are known by their names."""

    mapped: tuple[tuple[str, str], ...] = ()
    """(field, column), the user's word."""

    def pick(self, record: Mapping[str, object], where: str = "column") -> dict[str, Found]:
        """Return the fields of a record, each with where it stood ("column judul")."""
        names = {normalise_name(name): name for name in reversed(list(record))}
        mapped = dict(self.mapped)
        found = {}
        for field in FIELDS:
            wanted = [normalise_name(mapped[field])] if field in mapped else known_names(field)
            name = next(
                (names[name] for name in wanted if name in names and _holds(record[names[name]])), None
            )
            if name is not None:
                found[field] = Found(record[name], f"{where} {format_source(name)}")
        return found

    def missing(self, names: Iterable[str]) -> list[str]:
        """Return the columns the user maps that are not among `names`."""
        there = set(map(normalise_name, names))
        return [column for _, column in self.mapped if normalise_name(column) not in there]

    def has_text(self, names: Iterable[str]) -> bool:
        """Say whether one of the columns holds the text."""
        wanted = (
            [normalise_name(dict(self.mapped).get("text", ""))] if self._maps_text else known_names("text")
        )
        return not set(wanted).isdisjoint(map(normalise_name, names))

    @property
    def _maps_text(self) -> bool:
        return any(field == "text" for field, _ in self.mapped)


KNOWN_NAMES = Columns()


def parse_map(text: str | None) -> Columns:
    """Read `--map text=kolom,title=judul`.

    Raises:
        UsageError: it is no list of FIELD=COLUMN, or a field is none of ours.
    """
    pairs = [pair.partition("=") for pair in (text or "").split(",") if pair.strip()]
    for field, equals, column in pairs:
        if not equals or not column.strip():
            raise UsageError(f"--map {text}: write it like --map text=isi,title=judul")
        if field.strip() not in FIELDS:
            raise UsageError(f"--map: no field “{field.strip()}”; known are {', '.join(FIELDS)}")
    return Columns(tuple((field.strip(), column.strip()) for field, _, column in pairs))


def record_hints(record: Mapping[str, object], where: str, columns: Columns = KNOWN_NAMES) -> Hints:
    """Return what a record says beside the text, such as a sidecar or front matter."""
    return make_hints(columns.pick(record, where))


def _holds(value: object) -> bool:
    return value is not None and value != "" and value != []
