"""Sampling without noise by a denoising U-Net: src/contestant/ddim.ts."""

import torch

from inputs import fingerprint, parameters_of
from with_torch.denoiser import denoiser
from work import Work

VARIANTS = ("compiled",)
TOGETHER = 5


def open(part, inputs, library):
    named = {name: library.tensor(a) for name, a in parameters_of(inputs).items()}
    net = denoiser(named)
    noise = library.tensor(inputs["x"]).permute(0, 3, 1, 2).contiguous()
    plan = library.tensor(inputs["plan"])

    def turn(x, row):
        time, now, after = row
        e = net(x, time.expand(len(x)))
        start = (x - (1 - now).sqrt() * e) / now.sqrt()
        return after.sqrt() * start + (1 - after).sqrt() * e

    compiled = library.compile(turn)

    @torch.no_grad()
    def run(turn, rows):
        x = noise
        for row in rows:
            x = turn(x, row)
        return x

    def results():
        x = run(turn, plan[:TOGETHER])
        return fingerprint(x.permute(0, 2, 3, 1).cpu().numpy())

    parameters = sum(tensor.numel() for tensor in named.values())
    return Work(lambda: run(compiled, plan), results, parameters)
