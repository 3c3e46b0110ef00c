"""Arithmetic that gives a row the same bits in every batch, so that a cache key says all that decides a text.

A matrix product adds in an order that its kernel chooses by the number of rows, and attention by the number
of columns. Here neither depends on the batch: rows go in blocks of one size, and a row's keys lie in columns
of its own. With the usual arithmetic 6 or 7 of 48 sentences came out differently in batches of 20 and of 32;
with this none of 87 does in batches of 7, 20 and 32, in two orders. Between machines nothing is promised.
"""

import torch
from torch.nn.functional import linear, pad

READ_ROWS = 512
"""Rows of a block while prompts are read; the last block is filled up with zeros."""
WRITE_ROWS = 128
"""Rows of a block while a token is written into each row, in bf16: the matrices take 14 ms for 32 rows, 26
for 128 and 42 for 256. In fp32, where rounding seldom decides, a block has the rows there are: 20 ms for 4
rows, 80 for 128."""
COLUMNS = 32
"""Attention gets a multiple of so many columns. With any number, the last few are added in another order than
those before them."""


def multiply_steadily(rows: torch.Tensor, weight: torch.Tensor, size: int) -> torch.Tensor:
    """Return `rows` [rows, width in] mapped by `weight` [width out, width in], in blocks of `size` rows."""
    missing = -len(rows) % size
    filled = pad(rows, (0, 0, 0, missing)) if missing else rows
    products = [linear(block, weight) for block in torch.split(filled, size)]
    return (products[0] if len(products) == 1 else torch.cat(products))[: len(rows)]


def rows_while_writing(rows: torch.Tensor) -> int:
    """Return how many rows a block has that takes `rows` [rows, width], one for each token to be written."""
    return WRITE_ROWS if rows.dtype == torch.bfloat16 else max(1, len(rows))


class SteadyLinear(torch.nn.Module):
    """A linear layer without a bias."""

    def __init__(self, weight: torch.nn.Parameter) -> None:
        super().__init__()
        self.weight = weight

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """Map `states` [rows, tokens, width in] to [rows, tokens, width out]."""
        rows = states.reshape(-1, states.shape[-1])
        size = rows_while_writing(rows) if states.shape[1] == 1 else READ_ROWS
        return multiply_steadily(rows, self.weight, size).view(*states.shape[:-1], -1)


def make_steady(model: torch.nn.Module) -> None:
    """Replace a model's linear layers by steady ones over the same weights; none may have a bias."""
    for name, module in list(model.named_modules()):
        if isinstance(module, torch.nn.Linear):
            assert module.bias is None
            model.set_submodule(name, SteadyLinear(module.weight))


class RowCache:
    """Keys and values of one batch; takes the place of transformers' caches in a model's layers.

    A row's token of position p lies in column p, whatever else is in the batch. What is not its own stands
    behind, where its weight is exactly zero.
    """

    def __init__(self) -> None:
        self._position: torch.Tensor | None = None
        """[rows] columns to write one token into; None while prompts are read, which fill all columns."""
        self._keys: list[torch.Tensor] = []
        self._values: list[torch.Tensor] = []

    @property
    def columns(self) -> int:
        """How many columns there are, a multiple of `COLUMNS`."""
        return self._keys[0].shape[2]

    def open_columns(self, position: torch.Tensor) -> None:
        """Make place for one token of every row at `position`, [rows]."""
        self._position = position
        missing = max(0, int(position.max()) + 1 - self.columns)
        if added := rounded_up(missing):
            self._keys = [pad(keys, (0, 0, 0, added)) for keys in self._keys]
            self._values = [pad(values, (0, 0, 0, added)) for values in self._values]

    def update(
        self, keys: torch.Tensor, values: torch.Tensor, layer: int
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Take keys and values [rows, heads, tokens, width] of a layer, and return all there are."""
        if self._position is None:
            self._keys.append(keys)
            self._values.append(values)
        else:
            rows = torch.arange(len(keys), device=keys.device)
            self._keys[layer][rows, :, self._position] = keys[:, :, 0]
            self._values[layer][rows, :, self._position] = values[:, :, 0]
        return self._keys[layer], self._values[layer]

    def keep(self, rows: torch.Tensor) -> None:
        """Drop all but the given rows, a row as often as it is named."""
        self._keys = [keys[rows] for keys in self._keys]
        self._values = [values[rows] for values in self._values]

    def exchange(self, rows: torch.Tensor, since: int, until: int) -> None:
        """Put columns `since` to `until` of row `rows[i]` into row `i`, for every row there is."""
        changed = (rows != torch.arange(len(rows), device=rows.device)).nonzero().squeeze(1)
        sources = rows[changed]
        for states in (*self._keys, *self._values):
            states[changed, :, since:until] = states[sources, :, since:until]


def rounded_up(columns: int) -> int:
    """Return the next multiple of `COLUMNS`."""
    return -(-columns // COLUMNS) * COLUMNS
