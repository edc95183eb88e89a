"""Affine couplings."""

import math

import torch
import torch.nn.functional as F

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused", "compiled")


def open(part, inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    data = library.tensor(inputs["x"])
    size = data.shape[1]

    def network(layer, x):
        for i in (0, 2, 4):
            x = F.linear(x, named[f"{layer}.{i}.weight"], named[f"{layer}.{i}.bias"])
            x = x if i == 4 else F.relu(x)
        return x

    def loss(draws):
        """See src/contestant/couplings-loss.ts."""
        halves = [data[:, : size // 2], data[:, size // 2 :]]
        gain = torch.zeros(len(data), device=library.device)
        for layer in range(10):
            read, change = (0, 1) if layer % 2 == 0 else (1, 0)
            raw, shift = network(layer, halves[read]).chunk(2, dim=1)
            log_scale = torch.tanh(raw)
            halves[change] = halves[change] * torch.exp(log_scale) + shift
            gain = gain + log_scale.sum(1)
        z = torch.cat(halves, 1)
        log_base = -z.square().sum(1) / 2 - size / 2 * math.log(2 * math.pi)
        return -(log_base + gain).mean()

    return trained(list(named.values()), loss, library)
