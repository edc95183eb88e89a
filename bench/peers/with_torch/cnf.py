"""A continuous flow by Runge and Kutta's fourth order with the exact trace."""

import math

import torch

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused", "compiled")

STEPS = 20


def dynamics(x, t, w1, b1, w2, b2, w3, b3, m):
    """Velocity and trace; see src/contestant/cnf.ts."""
    h1 = torch.tanh(x @ w1[:, :2].t() + (b1 + t * w1[:, 2]))
    h2 = torch.tanh(torch.addmm(b2, h1, w2.t()))
    trace = ((1 - h2.square()) * ((1 - h1.square()) @ m)).sum(1)
    return torch.addmm(b3, h2, w3.t()), trace


def open(part, inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    layers = [named[f"net.{i}.{kind}"] for i in (0, 2, 4) for kind in ("weight", "bias")]
    data = library.tensor(inputs["x"])
    step = 1 / STEPS
    times = torch.arange(2 * STEPS + 1, device=library.device) * (step / 2)

    def make_loss(f):
        def loss(draws):
            w1, _, w2, _, w3, _ = layers
            m = w2.t() * (w1[:, :2] @ w3)
            x, gain = data, torch.zeros(len(data), device=library.device)
            for i in range(STEPS):
                begin, middle, end = times[2 * i], times[2 * i + 1], times[2 * i + 2]
                k1, g1 = f(x, begin, *layers, m)
                k2, g2 = f(x + step / 2 * k1, middle, *layers, m)
                k3, g3 = f(x + step / 2 * k2, middle, *layers, m)
                k4, g4 = f(x + step * k3, end, *layers, m)
                x = x + step / 6 * (k1 + 2 * (k2 + k3) + k4)
                gain = gain + step / 6 * (g1 + 2 * (g2 + g3) + g4)
            log_base = -x.square().sum(1) / 2 - math.log(2 * math.pi)
            return -(log_base + gain).mean()

        return loss

    # The loop unrolled would compile for minutes: its body is compiled alone.
    loss = make_loss(library.compile(dynamics))
    return trained(list(named.values()), loss, library, compiles=False)
