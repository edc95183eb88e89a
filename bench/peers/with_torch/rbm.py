"""CD-1 with the probabilities of the hidden units in the statistics."""

import torch

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused", "compiled")


def momentum(parameters, library):
    return torch.optim.SGD(parameters, lr=0.1, momentum=0.9, fused=library.fused or None)


def open(part, inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    weight, visible_bias, hidden_bias = (
        named[name] for name in ("weight", "visibleBias", "hiddenBias")
    )
    v0 = library.tensor(inputs["x"])

    def contrast(draws):
        draw = (lambda p: torch.rand_like(p).lt(p).float()) if draws else (lambda p: p)
        h0 = torch.sigmoid(torch.addmm(hidden_bias, v0, weight))
        v1 = draw(torch.sigmoid(torch.addmm(visible_bias, draw(h0), weight.t())))
        h1 = torch.sigmoid(torch.addmm(hidden_bias, v1, weight))
        n = v0.shape[0]
        return (
            (v1.t() @ h1 - v0.t() @ h0) / n,
            (v1.sum(0) - v0.sum(0)) / n,
            (h1.sum(0) - h0.sum(0)) / n,
            (v0 - v1).square().mean(),
        )

    compiled = library.compile(contrast)

    @torch.no_grad()
    def loss(draws):
        gradients = (compiled if draws else contrast)(draws)
        weight.grad, visible_bias.grad, hidden_bias.grad, value = gradients
        return value

    parameters = [weight, visible_bias, hidden_bias]
    return trained(parameters, loss, library, momentum, compiles=False)
