"""A step of the critic of a Wasserstein GAN with gradient penalty."""

import torch
import torch.nn.functional as F

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused",)  # slopes of slopes are not compiled


def open(part, inputs, library):
    named = {name: torch.nn.Parameter(library.tensor(a)) for name, a in parameters_of(inputs).items()}
    real, made = library.tensor(inputs["real"]), library.tensor(inputs["made"])

    def critic(x):
        for i in (0, 2, 4):
            x = F.linear(x, named[f"net.{i}.weight"], named[f"net.{i}.bias"])
            x = x if i == 4 else F.relu(x)
        return x

    def loss(draws):
        """See src/contestant/critic-loss.ts."""
        share = torch.rand(len(real), 1, device=library.device) if draws else 0.5
        mixed = (share * real + (1 - share) * made).requires_grad_()
        (slope,) = torch.autograd.grad(critic(mixed).sum(), mixed, create_graph=True)
        length = (slope.square().sum(1) + 1e-12).sqrt()
        penalty = 10 * (length - 1).square().mean()
        return critic(made).mean() - critic(real).mean() + penalty

    return trained(list(named.values()), loss, library, compiles=False)
