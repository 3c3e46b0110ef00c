"""What a decoder's failure means: too little memory, a lost device, or a fault of ours."""

import gc
import sys
from dataclasses import replace

from summarise.errors import DeviceLost
from summarise.translation.translator import BatchLimits

OUT_OF_MEMORY = ("out of memory", "can't allocate memory", "cannot allocate memory", "bad_alloc")
"""What torch, CTranslate2 and C++ say; torch's allocator for the CPU has no exception of its own."""
LOST_DEVICE = ("cuda error", "cublas", "cudnn", "cuda driver", "hip error", "mps backend")


def is_out_of_memory(error: Exception) -> bool:
    """Tell whether a batch was too large for the memory there is."""
    if isinstance(error, MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in OUT_OF_MEMORY)


def find_lost_device(error: Exception) -> DeviceLost | None:
    """Return what to raise where the graphics processor has failed, None where something else has."""
    said = str(error)
    known = any(words in said.lower() for words in LOST_DEVICE)
    if not isinstance(error, RuntimeError) or not known or is_out_of_memory(error):
        return None
    return DeviceLost(f"the graphics processor failed ({' '.join(said.split())[:120]})")


def halved(limits: BatchLimits, rows: int) -> BatchLimits:
    """Return the limits under which a batch of `rows` is cut in two."""
    return replace(limits, rows=max(1, rows // 2), tokens=max(1, limits.tokens // 2))


def free_memory() -> None:
    """Give back what a failed batch has left behind."""
    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()
