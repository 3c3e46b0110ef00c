"""The store against a dict: whatever is done to it in whatever order, it answers like the dict or not."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from proof_size import size
from summarise.cache import DIGESTS, KINDS, TRANSLATIONS, WORKSHOP, Store, atomic_file, cache_key
from summarise.cache_check import verify_store

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
).filter(lambda value: value is not None)
PLACES = st.tuples(st.sampled_from([TRANSLATIONS, DIGESTS]), st.text(max_size=3))
"""Few, so that the same ones are met again."""


class Killed(BaseException):
    """A process dies in the middle of a write."""


class StoreMachine(RuleBasedStateMachine):
    """Two processes over one folder, and a dict of what it must hold; damaged entries may be missing."""

    places = Bundle("places")

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.stores = [Store(self.root), Store(self.root)]
        self.model: dict[tuple[str, str], object] = {}
        self.damaged: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def file(self, place: tuple[str, str]) -> Path:
        return self.root / place[0] / place[1][:2] / f"{place[1]}.json"

    @rule(target=places, place=PLACES)
    def new_place(self, place: tuple[str, str]) -> tuple[str, str]:
        return place[0], cache_key({"translator": "1"}, place[1])

    @rule(place=places, value=VALUES, who=st.integers(0, 1))
    def put(self, place: tuple[str, str], value: object, who: int) -> None:
        self.stores[who].put(*place, value)
        self.model[place] = value
        self.damaged.discard(place)

    @rule(place=places, value=VALUES, who=st.integers(0, 1))
    def keep(self, place: tuple[str, str], value: object, who: int) -> None:
        kept = self.stores[who].keep(*place, value)
        if place in self.damaged or place not in self.model:
            self.model[place] = value
            self.damaged.discard(place)
        assert kept == self.model[place]

    @rule(place=places, who=st.integers(0, 1))
    def get(self, place: tuple[str, str], who: int) -> None:
        expected = None if place in self.damaged else self.model.get(place)
        assert self.stores[who].get(*place) == expected

    @rule(place=places, seed=st.integers())
    def corrupt(self, place: tuple[str, str], seed: int) -> None:
        if not self.file(place).exists():
            return
        chance, data = random.Random(seed), bytearray(self.file(place).read_bytes())
        spot = chance.randrange(len("summarise-cache/2 "), len(data))
        if chance.random() < 0.5:
            data[spot] ^= 1 << chance.randrange(8)
        else:
            del data[spot:]
        self.file(place).write_bytes(data)
        if place not in self.damaged:
            self.damaged.add(place)
        elif self.stores[0].get(*place) is not None:  # the same bit twice
            self.damaged.discard(place)

    @rule(place=places, value=VALUES)
    def die_while_writing(self, place: tuple[str, str], value: object) -> None:
        try:
            with atomic_file(self.file(place), self.root / WORKSHOP) as stream:
                stream.write(repr(value).encode("utf-8", "surrogatepass"))
                raise Killed
        except Killed:
            pass

    @rule(place=places)
    def lose(self, place: tuple[str, str]) -> None:
        self.file(place).unlink(missing_ok=True)
        self.model.pop(place, None)
        self.damaged.discard(place)

    @rule()
    def open_anew(self) -> None:
        self.stores[1] = Store(self.root)

    @rule(who=st.integers(0, 1))
    def clear(self, who: int) -> None:
        assert self.stores[who].clear() == len(self.model)
        self.model.clear()
        self.damaged.clear()

    @rule(who=st.integers(0, 1))
    def repair(self, who: int) -> None:
        check = verify_store(self.stores[who], repair=True)
        assert {(path.parts[-3], path.stem) for path in check.damaged} == self.damaged
        assert check.removed == len(self.damaged)
        for place in self.damaged:
            del self.model[place]
        self.damaged.clear()

    @invariant()
    def what_is_there_is_what_was_put(self) -> None:
        check = verify_store(self.stores[0])
        assert (check.sound, check.foreign) == (len(self.model) - len(self.damaged), 0)
        assert len(check.damaged) == len(self.damaged)
        counted = sum(each.entries for each in self.stores[1].statistics())
        assert counted == len(self.model)

    @invariant()
    def nothing_half_written_is_left(self) -> None:
        workshop = self.root / WORKSHOP
        assert not workshop.exists() or list(workshop.iterdir()) == []
        assert {path.parent.parent.name for path in self.root.glob("*/??/*")} <= set(KINDS)


TestStore = StoreMachine.TestCase
TestStore.settings = settings(
    max_examples=size(25, 2000), stateful_step_count=size(20, 60), deadline=None, derandomize=True
)
