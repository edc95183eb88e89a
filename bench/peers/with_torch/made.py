"""A masked autoencoder."""

import torch
import torch.nn.functional as F

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused", "compiled")


def open(part, inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    masks = {i: library.tensor(inputs[f"mask{i}"]) for i in (0, 2)}
    x = library.tensor(inputs["x"])

    def layer(i, x):
        return F.linear(x, masks[i] * named[f"{i}.weight"], named[f"{i}.bias"])

    def loss(draws):
        logits = layer(2, F.relu(layer(0, x)))
        return F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / x.shape[0]

    return trained(list(named.values()), loss, library)
