"""Blocks of a denoising U-Net with the gradients of all parameters and of the input."""

import torch
import torch.nn.functional as F

from inputs import magnitudes, parameters_of
from work import Work

VARIANTS = ("compiled",)


def norm(h, p, name):
    return F.group_norm(h, 8, p[f"{name}.weight"], p[f"{name}.bias"], eps=1e-5)


def residual(p, x, time):
    h = F.conv2d(F.silu(norm(x, p, "norm1")), p["conv1.weight"], p["conv1.bias"], padding=1)
    h = h + F.linear(F.silu(time), p["time.weight"], p["time.bias"])[:, :, None, None]
    return x + F.conv2d(F.silu(norm(h, p, "norm2")), p["conv2.weight"], p["conv2.bias"], padding=1)


def attend(p, x):
    batch, channels, height, width = x.shape
    h = norm(x, p, "norm").flatten(2).transpose(1, 2)
    query, key, value = (
        F.linear(h, p[f"{name}.weight"], p[f"{name}.bias"]) for name in ("query", "key", "value")
    )
    mixed = F.scaled_dot_product_attention(query[:, None], key[:, None], value[:, None])[:, 0]
    out = F.linear(mixed, p["output.weight"], p["output.bias"])
    return x + out.transpose(1, 2).reshape(batch, channels, height, width)


def open(part, inputs, library):
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
