"""Which arithmetic a CPU is good at, told without loading torch: it is part of every signature."""

import platform
from functools import cache
from pathlib import Path
from typing import Literal

Precision = Literal["bf16", "fp32"]

BF16_FLAGS = frozenset({"avx512_bf16", "amx_bf16"})
"""Linux's names for the instructions that multiply bfloat16. Without them torch converts number by number
and bf16 is slower than fp32."""
INT8_FLAGS = frozenset({"avx512_vnni", "avx_vnni"})
"""Linux's names for the instructions that sum products of int8 up in 32 bits. Without them x86 sums in 16
bits and cuts off what is larger (oneDNN, "Nuances of int8 computations"): on such a processor 8 of 70
hypotheses of CTranslate2 were the reference's and words came out broken; with them 58 were."""
X86 = frozenset({"x86_64", "AMD64", "i386", "i686"})
CPUINFO = Path("/proc/cpuinfo")


@cache
def cpu_precision(cpuinfo: Path = CPUINFO) -> Precision:
    """Return "bf16" if the CPU multiplies bfloat16 itself, else "fp32" (always where /proc is not there)."""
    return "fp32" if BF16_FLAGS.isdisjoint(_read_flags(cpuinfo)) else "bf16"


@cache
def sums_int8_exactly(cpuinfo: Path = CPUINFO, machine: str = platform.machine()) -> bool:
    """Say whether no sum of int8 products overflows: on x86 it must say so in /proc, others always can."""
    return machine not in X86 or not INT8_FLAGS.isdisjoint(_read_flags(cpuinfo))


def _read_flags(cpuinfo: Path) -> list[str]:
    try:
        with cpuinfo.open(encoding="ascii", errors="replace") as lines:
            return next((line for line in lines if line.startswith("flags")), "").split()
    except OSError:
        return []
