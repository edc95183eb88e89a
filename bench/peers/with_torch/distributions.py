"""Distributions: draws, and log probabilities of given events."""

import torch
from torch.distributions import Bernoulli, Beta, Categorical, Exponential, Gamma
from torch.distributions import Laplace, Normal, Poisson, StudentT, Uniform

from inputs import fingerprint, moments
from work import Work


def named(part, device):
    few = part.endswith("-100")
    name = part[:-4] if few else part
    t = lambda value: torch.tensor(value, device=device)
    makers = {
        "normal": lambda: Normal(t(0.5), t(2.0)),
        "uniform": lambda: Uniform(t(-1.0), t(2.0)),
        "exponential": lambda: Exponential(t(2.0)),
        "laplace": lambda: Laplace(t(0.5), t(2.0)),
        "gamma": lambda: Gamma(t(2.5), t(2.0)),
        "beta": lambda: Beta(t(2.5), t(1.5)),
        "student-t": lambda: StudentT(t(9.0), t(0.5), t(2.0)),
        "bernoulli": lambda: Bernoulli(logits=t(0.5)),
        "categorical": lambda: Categorical(torch.softmax(torch.arange(10, device=device) * 0.1, 0)),
        "poisson": lambda: Poisson(t(4.0)),
    }
    return makers[name](), (100 if few else 10**6)


def draws(part, library):
    distribution, count = named(part, library.device)
    step = library.compile(lambda: distribution.sample((count,)))
    return Work(step, lambda: moments(step().cpu().numpy()))


def log_probs(part, inputs, library):
    distribution, _ = named(part, library.device)
    x = library.tensor(inputs["x"])
    step = library.compile(lambda: distribution.log_prob(x))
    return Work(step, lambda: fingerprint(step().cpu().numpy()))
