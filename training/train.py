"""Train the adapter: packed batches, independent workers on CPU, checkpoints that resume."""

import argparse
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from adapters import LoraShape
from batches import Batch, Packer, read_stream
from gemma import Gemma, best_device, best_dtype

VOCABULARY = 262_144
WARM_UP = 40  # steps
CLIP = 1.0
BETAS = (0.9, 0.98)
EXPORTED = "adapter_model.safetensors"
SAVE_EVERY = 60  # steps: three minutes on two cores
LOG_EVERY = 20  # steps


class Progress:
    """How much of the training is done: the larger of the shares of steps and of minutes spent."""

    def __init__(self, steps: int | None, minutes: float | None) -> None:
        self.steps, self.seconds = steps, None if minutes is None else minutes * 60
        self.step, self.before, self.started = 0, 0.0, time.monotonic()

    @property
    def elapsed(self) -> float:
        """Seconds of training, earlier runs included."""
        return self.before + time.monotonic() - self.started

    @property
    def fraction(self) -> float:
        """From 0 to 1."""
        by_step = self.step / self.steps if self.steps else 0.0
        by_time = self.elapsed / self.seconds if self.seconds else 0.0
        return min(1.0, max(by_step, by_time))

    def scale_rate(self) -> float:
        """Return the share of the peak learning rate: a short rise, then linear to zero."""
        return min(1.0, (self.step + 1) / WARM_UP) * (1.0 - self.fraction)


class Meter:
    """Mean loss and speed since the last report."""

    def __init__(self) -> None:
        self.loss, self.scored, self.filled, self.since = 0.0, 0, 0, time.monotonic()

    def add(self, loss: float, scored: int, filled: int) -> None:
        """Count one step: its summed loss, the tokens that were scored, and all that were read."""
        self.loss += loss
        self.scored += scored
        self.filled += filled

    def report(self) -> dict[str, float]:
        """Return the means."""
        seconds = time.monotonic() - self.since
        return {
            "loss": round(self.loss / self.scored, 4),
            "tokens_per_second": round(self.filled / seconds),
        }


class Trainer:
    """A model, its optimiser, its stream of batches and how far they have come."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        torch.manual_seed(arguments.seed)
        self.arguments, self.folder = arguments, arguments.run
        self.device = best_device()
        self.workers = 1 if self.device.type == "cuda" else arguments.workers
        if self.workers > 1:
            torch.set_num_threads(1)
        shortlist = load_file(arguments.shortlist)["token_ids"].long()
        index = torch.full((VOCABULARY,), -1)
        index[shortlist] = torch.arange(len(shortlist))
        shape = LoraShape(arguments.rank, 2 * arguments.rank)
        dtype = best_dtype(self.device)
        if dtype is torch.float32:
            # On AMD without AVX-512 one worker reads 98 tokens a second with oneDNN, 111 without.
            torch.backends.mkldnn.set_flags(False)  # type: ignore[no-untyped-call]
        self.model = Gemma(arguments.base, shortlist, shape, dtype, compiled=not arguments.eager)
        self.model.to(self.device)
        if arguments.warm_start:
            warm_start(self.model, arguments.warm_start)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=arguments.rate, betas=BETAS, weight_decay=0.0, fused=True
        )
        tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
        stream = read_stream(arguments.pairs, arguments.seed)
        self.packer = Packer(stream, tokenizer, index, arguments.rows, arguments.length)
        self.progress = Progress(arguments.steps, arguments.minutes)
        if arguments.resume:
            self.resume()
        self.model.merge()

    def run(self) -> None:
        """Train to the end of the budget, with a line of JSON and a checkpoint now and then."""
        self.compile_once()
        meter = Meter()
        with ThreadPoolExecutor(self.workers, initializer=self.prepare_worker) as pool:
            while self.progress.fraction < 1.0:
                batches = [
                    self.packer.next(self.progress.fraction) for _ in range(self.arguments.micro_batches)
                ]
                scored = sum(len(batch.targets) for batch in batches)
                losses = pool.map(lambda batch, scored=scored: self.learn(batch, scored), batches)
                meter.add(sum(losses), scored, sum(batch.filled for batch in batches))
                norm = self.update()
                if self.progress.step % LOG_EVERY == 0:
                    self.log(meter, norm)
                    meter = Meter()
                if self.progress.step % SAVE_EVERY == 0:
                    self.save()
        self.save()

    def prepare_worker(self) -> None:
        """Give each of several workers one thread: they meet once a step, not once an operation."""
        if self.workers > 1:
            torch.set_num_threads(1)

    def learn(self, batch: Batch, scored: int) -> float:
        """Add the gradient of one batch; return its summed loss."""
        tensors = (batch.tokens, batch.blocked, batch.where, batch.targets)
        loss: Tensor = self.model(*(tensor.to(self.device) for tensor in tensors))
        (loss / scored).backward()  # type: ignore[no-untyped-call]
        return loss.item()

    def update(self) -> float:
        """Take one step of the optimiser; return the norm of the gradient."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.arguments.rate * self.progress.scale_rate()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.model.merge()
        self.progress.step += 1
        return norm.item()

    def compile_once(self) -> None:
        """Run one batch on this thread, so that the workers find everything compiled; then forget it."""
        stream, waiting = self.packer.stream.state(), self.packer.waiting
        self.learn(self.packer.next(0.0), 1)
        self.optimiser.zero_grad()
        self.packer.stream.restore(stream)
        self.packer.waiting = waiting

    def log(self, meter: Meter, norm: float) -> None:
        """Print one line of JSON."""
        record = {"step": self.progress.step, "done": round(self.progress.fraction, 4), **meter.report()}
        record |= {"norm": round(norm, 3), "drawn": sum(self.packer.stream.position.values())}
        print(json.dumps(record), flush=True)

    def save(self) -> None:
        """Write the adapter of this step, and the state to resume from (replaced in one move)."""
        factors = {name: factor.to("cpu", torch.bfloat16) for name, factor in self.model.factors()}
        save_file(
            {name: factor.contiguous() for name, factor in factors.items()},
            self.folder / f"adapter-{self.progress.step:06}.safetensors",
        )
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "stream": self.packer.stream.state(),
            "waiting": self.packer.waiting,
            "step": self.progress.step,
            "elapsed": self.progress.elapsed,
        }
        torch.save(state, self.folder / "state.pt.new")
        (self.folder / "state.pt.new").replace(self.folder / "state.pt")

    def resume(self) -> None:
        """Go back to the last saved state: factors, optimiser, data position, schedule."""
        state: dict[str, Any] = torch.load(self.folder / "state.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.packer.stream.restore(state["stream"])
        self.packer.waiting = state["waiting"]
        self.progress.step, self.progress.before = state["step"], state["elapsed"]


def warm_start(model: Gemma, path: Path) -> None:
    """Copy an adapter of the same scale into the first ranks; the others' B is zero already.

    Args:
        path: a checkpoint of a run, or the folder of an exported adapter.
    """
    known = load_file(path / EXPORTED if path.is_dir() else path)
    for name, factor in model.factors():
        old = known[name].float()
        factor[tuple(slice(size) for size in old.shape)].copy_(old)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder for checkpoints")
    parser.add_argument("--base", type=Path, required=True, help="folder that convert_base.py wrote")
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="files of pairs")
    parser.add_argument("--shortlist", type=Path, required=True, help="file that shortlist.py wrote")
    parser.add_argument("--warm-start", type=Path, help="adapter to begin from, of rank at most --rank")
    parser.add_argument("--resume", action="store_true", help="go on from the run's last checkpoint")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--minutes", type=float, help="wall-clock budget; the learning rate ends with it")
    parser.add_argument("--rank", type=int, default=64)
    parser.add_argument("--rate", type=float, default=5e-4, help="peak learning rate")
    parser.add_argument("--rows", type=int, default=10, help="rows of a batch")
    parser.add_argument("--length", type=int, default=192, help="tokens of a row")
    parser.add_argument("--micro-batches", type=int, default=2, help="batches of a step")
    parser.add_argument("--workers", type=int, default=2, help="batches at a time, on CPU")
    parser.add_argument("--eager", action="store_true", help="do not compile the element-wise pieces")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not (arguments.steps or arguments.minutes):
        parser.error("give --steps or --minutes")
    arguments.run.mkdir(parents=True, exist_ok=True)
    (arguments.run / "pid").write_text(str(os.getpid()))
    Trainer(arguments).run()


if __name__ == "__main__":
    main()
