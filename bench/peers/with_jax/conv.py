"""A convolution and its gradients."""

import jax
import jax.numpy as jnp

from inputs import fingerprint
from work import Work


def convolve(x, weight, bias):
    layout = ("NHWC", "OIHW", "NHWC")
    return jax.lax.conv_general_dilated(x, weight, (1, 1), "SAME", dimension_numbers=layout) + bias


def open(part, inputs, library):
    names = ("x", "parameters.weight", "parameters.bias", "dy")
    x, weight, bias, dy = (jnp.asarray(inputs[name]) for name in names)

    @jax.jit
    def gradients(x, weight, bias, dy):
        y, pull = jax.vjp(convolve, x, weight, bias)
        return y, *pull(dy)

    forward = jax.jit(convolve)

    def step():
        return forward(x, weight, bias) if part == "forward" else gradients(x, weight, bias, dy)

    def results():
        if part == "forward":
            return fingerprint(step())
        y, dx, dw, db = step()
        return [*fingerprint(y), *fingerprint(dx), fingerprint(dw)[0], *fingerprint(db)]

    return Work(step, results, weight.size + bias.size)
