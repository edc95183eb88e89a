"""A continuous flow by Runge and Kutta's fourth order with the exact trace."""

import math

import jax
import jax.numpy as jnp

from inputs import parameters_of
from with_jax.trained import trained

STEPS = 20


def open(part, inputs, library):
    data = jnp.asarray(inputs["x"])
    step = 1 / STEPS

    def loss(p):
        w1, w2, w3 = (p[f"net.{i}.weight"] for i in (0, 2, 4))
        b1, b2, b3 = (p[f"net.{i}.bias"] for i in (0, 2, 4))
        m = w2.T * (w1[:, :2] @ w3)

        def dynamics(x, t):
            """Velocity and trace; see src/contestant/cnf.ts."""
            h1 = jnp.tanh(x @ w1[:, :2].T + (b1 + t * w1[:, 2]))
            h2 = jnp.tanh(h1 @ w2.T + b2)
            return h2 @ w3.T + b3, ((1 - h2**2) * ((1 - h1**2) @ m)).sum(1)

        def advance(state, t):
            x, gain = state
            k1, g1 = dynamics(x, t)
            k2, g2 = dynamics(x + step / 2 * k1, t + step / 2)
            k3, g3 = dynamics(x + step / 2 * k2, t + step / 2)
            k4, g4 = dynamics(x + step * k3, t + step)
            x = x + step / 6 * (k1 + 2 * (k2 + k3) + k4)
            return (x, gain + step / 6 * (g1 + 2 * (g2 + g3) + g4)), None

        times = jnp.arange(STEPS) * step
        (z, gain), _ = jax.lax.scan(advance, (data, jnp.zeros(len(data))), times)
        log_base = -jnp.square(z).sum(1) / 2 - math.log(2 * math.pi)
        return -(log_base + gain).mean()

    parameters = {name: jnp.asarray(array) for name, array in parameters_of(inputs).items()}
    return trained(parameters, lambda p, key, draws: jax.value_and_grad(loss)(p))
