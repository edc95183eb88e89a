"""A deep energy by Langevin dynamics with a replay buffer."""

import math

import torch
import torch.nn.functional as F

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused",)  # slopes of slopes are not compiled

STEPS, STEP_SIZE = 20, 0.01


def open(part, inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    x = library.tensor(inputs["x"])
    buffer = library.tensor(inputs["buffer"]).clone()

    def energy(at):
        for i in (0, 2, 4):
            at = F.linear(at, named[f"net.{i}.weight"], named[f"net.{i}.bias"])
            at = at if i == 4 else F.silu(at)
        return at.squeeze(1)

    def replayed():
        places = torch.randint(len(buffer), (len(x),), device=library.device)
        fresh = torch.rand(len(x), 1, device=library.device) < 0.05
        return torch.where(fresh, torch.randn_like(x), buffer[places])

    def samples(draws):
        nonlocal buffer
        at = replayed() if draws else x
        for _ in range(STEPS):
            at = at.detach().requires_grad_()
            (slope,) = torch.autograd.grad(energy(at).sum(), at)
            at = at.detach() - STEP_SIZE * slope
            if draws:
                at = at + math.sqrt(2 * STEP_SIZE) * torch.randn_like(at)
        if draws:
            buffer = torch.cat([at, buffer[: -len(x)]])
        return at

    def loss(draws):
        ends = samples(draws)
        return energy(x).mean() - energy(ends).mean()

    return trained(list(named.values()), loss, library, compiles=False)
