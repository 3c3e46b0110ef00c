"""Which arithmetic a CPU is good at, told without loading torch: it is part of every signature."""

from functools import cache
from pathlib import Path
from typing import Literal

Precision = Literal["bf16", "fp32"]

BF16_FLAGS = frozenset({"avx512_bf16", "amx_bf16"})
"""Linux's names for the instructions that multiply bfloat16. Without them torch converts number by number
and bf16 is slower than fp32."""


@cache
def cpu_precision(cpuinfo: Path = Path("/proc/cpuinfo")) -> Precision:
    """Return "bf16" if the CPU multiplies bfloat16 itself, else "fp32" (always where /proc is not there)."""
    try:
        with cpuinfo.open(encoding="ascii", errors="replace") as lines:
            flags = next((line for line in lines if line.startswith("flags")), "")
    except OSError:
        return "fp32"
    return "fp32" if BF16_FLAGS.isdisjoint(flags.split()) else "bf16"
