"""A convolution and its gradients."""

import torch
import torch.nn.functional as F

from inputs import fingerprint
from work import Work

VARIANTS = ()


def open(part, inputs, library):
    weight = library.tensor(inputs["parameters.weight"]).requires_grad_()
    bias = library.tensor(inputs["parameters.bias"]).requires_grad_()
    x = library.tensor(inputs["x"]).permute(0, 3, 1, 2).contiguous().requires_grad_()
    dy = library.tensor(inputs["dy"]).permute(0, 3, 1, 2).contiguous()

    def forward():
        with torch.no_grad():
            return F.conv2d(x, weight, bias, padding=1)

    def gradients():
        y = F.conv2d(x, weight, bias, padding=1)
        return [y, *torch.autograd.grad(y, (x, weight, bias), dy)]

    def results():
        def channels_last(tensor):
            return fingerprint(tensor.detach().permute(0, 2, 3, 1).cpu().numpy())

        if part == "forward":
            return channels_last(forward())
        y, dx, dw, db = gradients()
        return [
            *channels_last(y),
            *channels_last(dx),
            fingerprint(dw.cpu().numpy())[0],
            *fingerprint(db.cpu().numpy()),
        ]

    step = forward if part == "forward" else gradients
    return Work(step, results, weight.numel() + bias.numel())
