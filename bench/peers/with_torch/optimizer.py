"""Adam, or descent with momentum, on a gradient that is there already."""

import torch

from with_torch.trained import adam, trained

VARIANTS = ("fused",)


def momentum(parameters, library):
    return torch.optim.SGD(parameters, lr=1e-3, momentum=0.9, fused=library.fused or None)


def open(part, inputs, library):
    weight = torch.nn.Parameter(library.tensor(inputs["parameters.weight"]))
    gradient = library.tensor(inputs["gradient"])
    zero = torch.zeros((), device=library.device)

    def loss(draws):
        weight.grad = gradient
        return zero if draws else weight.detach().abs().mean()

    make = adam if part.startswith("adam") else momentum
    return trained([weight], loss, library, make, compiles=False)
