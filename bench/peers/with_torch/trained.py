"""Work that is the steps of an optimizer."""

import torch

from work import COMPARED_STEPS, Work


def adam(parameters, library):
    return torch.optim.Adam(parameters, lr=1e-3, fused=library.fused or None)


def trained(parameters, loss, library, make_optimizer=adam, compiles=True):
    """Minimizes `loss(draws)`, which sets the gradients itself where its value has no graph."""
    initial = [parameter.detach().clone() for parameter in parameters]
    timed_loss = library.compile(loss) if compiles else loss
    timed = make_optimizer(parameters, library)

    def step(optimizer=timed, loss=timed_loss, draws=True):
        optimizer.zero_grad(set_to_none=True)
        value = loss(draws)
        if value.requires_grad:
            value.backward()
        optimizer.step()
        return value

    def results():
        optimizer = make_optimizer(parameters, library)
        losses = [step(optimizer, loss, False).item() for _ in range(COMPARED_STEPS)]
        with torch.no_grad():
            for parameter, value in zip(parameters, initial):
                parameter.copy_(value)
        return losses

    return Work(step, results, sum(parameter.numel() for parameter in parameters))
