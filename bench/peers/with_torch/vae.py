"""The dense variational autoencoder."""

import torch
import torch.nn.functional as F
from torch import nn

from inputs import parameters_of
from with_torch.trained import trained

VARIANTS = ("fused", "compiled")


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = perceptron(784, 200, 200, 100)
        self.decoder = perceptron(50, 200, 200, 784)


def perceptron(a, b, c, d):
    return nn.Sequential(nn.Linear(a, b), nn.Tanh(), nn.Linear(b, c), nn.Tanh(), nn.Linear(c, d))


def negative_elbo(model, x, draws):
    mean, log_variance = model.encoder(x).chunk(2, dim=1)
    noise = torch.randn_like(mean) if draws else torch.zeros_like(mean)
    logits = model.decoder(mean + torch.exp(log_variance / 2) * noise)
    reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    kl = (mean.square() + log_variance.exp() - log_variance - 1).sum() / 2
    return (reconstruction + kl) / x.shape[0]


def open(part, inputs, library):
    model = VAE().to(library.device)
    arrays = parameters_of(inputs)
    model.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
    x = library.tensor(inputs["x"])
    return trained(list(model.parameters()), lambda draws: negative_elbo(model, x, draws), library)
