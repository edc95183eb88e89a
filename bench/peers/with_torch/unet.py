"""A step of a denoising U-Net; blocks of it with the gradients of all parameters and of the input."""

import torch

from inputs import magnitudes, parameters_of
from with_torch.denoiser import attend, denoiser, residual
from with_torch.trained import trained
from work import Work


def variants(part):
    return ("fused", "compiled") if part == "step" else ("compiled",)


def open(part, inputs, library):
    return step(inputs, library) if part == "step" else block(inputs, library)


def step(inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    net = denoiser(named)
    x, noise = (library.tensor(inputs[name]).permute(0, 3, 1, 2).contiguous() for name in ("x", "noise"))
    kept, times = library.tensor(inputs["kept"]), library.tensor(inputs["times"]).long()

    def loss(draws):
        """See src/contestant/denoiser.ts."""
        t = torch.randint(len(kept), (len(x),), device=x.device) if draws else times
        e = torch.randn_like(x) if draws else noise
        share = kept[t][:, None, None, None]
        return (e - net(share.sqrt() * x + (1 - share).sqrt() * e, t)).square().mean()

    return trained(list(named.values()), loss, library)


def block(inputs, library):
    p = {name: library.tensor(a).requires_grad_() for name, a in parameters_of(inputs).items()}
    x = library.tensor(inputs["x"]).permute(0, 3, 1, 2).contiguous().requires_grad_()
    time = library.tensor(inputs["time"]) if "time" in inputs else None

    def loss(p, x):
        return (attend(p, x) if time is None else residual(p, x, time)).square().mean()

    compiled = library.compile(loss)

    def step(loss=compiled):
        value = loss(p, x)
        return value, torch.autograd.grad(value, (*p.values(), x))

    def results():
        value, gradients = step(loss)
        named = {"loss": value, **dict(zip((*p, "x"), gradients))}
        return magnitudes({name: tensor.detach().cpu().numpy() for name, tensor in named.items()})

    return Work(step, results, sum(tensor.numel() for tensor in p.values()))
