"""A game of two convolutional networks, one step of each."""

import torch
from torch import nn
from torch.nn.functional import softplus

from inputs import parameters_of
from work import COMPARED_STEPS, Work

VARIANTS = ("fused", "compiled")


def generator():
    return nn.Sequential(
        nn.Linear(100, 6272),
        nn.Unflatten(1, (128, 7, 7)),
        nn.BatchNorm2d(128),
        nn.ReLU(),
        nn.ConvTranspose2d(128, 64, 4, stride=2, padding=1),
        nn.BatchNorm2d(64),
        nn.ReLU(),
        nn.ConvTranspose2d(64, 1, 4, stride=2, padding=1),
        nn.Tanh(),
    )


def critic():
    return nn.Sequential(
        nn.Conv2d(1, 64, 4, stride=2, padding=1),
        nn.LeakyReLU(0.2),
        nn.Conv2d(64, 128, 4, stride=2, padding=1),
        nn.BatchNorm2d(128),
        nn.LeakyReLU(0.2),
        nn.Flatten(),
        nn.Linear(6272, 1),
    )


def open(part, inputs, library):
    networks = {"generator": generator(), "critic": critic()}
    initial = {name: torch.from_numpy(a) for name, a in parameters_of(inputs).items()}

    def restore():
        for path, network in networks.items():
            own = {n[len(path) + 1 :]: a for n, a in initial.items() if n.startswith(path)}
            network.to(library.device).load_state_dict(own, strict=False)

    restore()
    real = library.tensor(inputs["real"]).permute(0, 3, 1, 2).contiguous()
    fixed = library.tensor(inputs["z"])

    def critic_loss(draws):
        """See src/contestant/game-losses.ts; the generator takes images of its own."""
        with torch.no_grad():
            made = networks["generator"](torch.randn_like(fixed) if draws else fixed)
        judge = networks["critic"]
        return softplus(-judge(real)).mean() + softplus(judge(made)).mean()

    def generator_loss(draws):
        made = networks["generator"](torch.randn_like(fixed) if draws else fixed)
        return softplus(-networks["critic"](made)).mean()

    losses = {"critic": critic_loss, "generator": generator_loss}
    timed_losses = {name: library.compile(loss) for name, loss in losses.items()}

    def make_optimizers():
        options = {"lr": 2e-4, "betas": (0.5, 0.999), "fused": library.fused or None}
        return {n: torch.optim.Adam(network.parameters(), **options) for n, network in networks.items()}

    timed = make_optimizers()

    def step(optimizers=timed, losses=timed_losses, draws=True):
        values = []
        for player, loss in losses.items():
            parameters = list(networks[player].parameters())
            value = loss(draws)
            gradients = torch.autograd.grad(value, parameters)  # of this player alone
            for parameter, gradient in zip(parameters, gradients):
                parameter.grad = gradient
            optimizers[player].step()
            values.append(value)
        return values

    def results():
        optimizers = make_optimizers()
        told = [v.item() for _ in range(COMPARED_STEPS) for v in step(optimizers, losses, False)]
        restore()
        return told

    parameters = sum(p.numel() for network in networks.values() for p in network.parameters())
    return Work(step, results, parameters)
