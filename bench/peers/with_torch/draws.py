"""Random numbers."""

import torch

from inputs import moments
from work import Work

VARIANTS = ()

COUNT = 10**6


def open(part, inputs, library):
    p = torch.full((COUNT,), 0.3, device=library.device)
    ways = {
        "gaussian": lambda: torch.randn(COUNT, device=library.device),
        "uniform": lambda: torch.rand(COUNT, device=library.device),
        "bernoulli": lambda: torch.rand(COUNT, device=library.device).lt(p).float(),
    }
    step = library.compile(ways[part])
    return Work(step, lambda: moments(step().cpu().numpy()))
