"""Log probabilities of events of distributions."""

from with_torch.distributions import log_probs

VARIANTS = ()


def open(part, inputs, library):
    return log_probs(part, inputs, library)
