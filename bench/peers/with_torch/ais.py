"""Annealed importance sampling of a restricted Boltzmann machine."""

import torch
from torch.nn.functional import softplus

from inputs import parameters_of
from work import Work

VARIANTS = ("compiled",)

CHAINS, TEMPERATURES, COMPARED = 100, 1000, 20


def open(part, inputs, library):
    named = {name: library.tensor(a) for name, a in parameters_of(inputs).items()}
    weight, b, c = (named[name] for name in ("weight", "visible.bias", "hidden.bias"))
    base = library.tensor(inputs["base"])

    def turn(v, before, after, draws):
        draw = (lambda p: torch.rand_like(p).lt(p).float()) if draws else (lambda p: p)
        a = torch.addmm(c, v, weight.t())
        hidden = softplus(after * a) - softplus(before * a)
        ratio = (after - before) * (v @ (b - base)) + hidden.sum(1)
        h = draw(torch.sigmoid(after * a))
        told = after * torch.addmm(b, h, weight) + (1 - after) * base
        return draw(torch.sigmoid(told)), ratio

    compiled = library.compile(turn)

    @torch.no_grad()
    def run(steps, draws):
        probs = torch.sigmoid(base).expand(CHAINS, -1)
        v = torch.rand_like(probs).lt(probs).float() if draws else probs
        log_weights = torch.zeros(CHAINS, device=v.device)
        betas = torch.arange(steps + 1, device=v.device) / steps
        for i in range(steps):
            v, ratio = (compiled if draws else turn)(v, betas[i], betas[i + 1], draws)
            log_weights += ratio
        return log_weights

    parameters = sum(tensor.numel() for tensor in named.values())
    return Work(
        lambda: run(TEMPERATURES, True),
        lambda: run(COMPARED, False)[:3].tolist(),
        parameters,
    )
