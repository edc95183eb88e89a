"""CD-1 with the probabilities of the hidden units in the statistics."""

import jax
import jax.numpy as jnp

from inputs import parameters_of
from with_jax.trained import trained


def velocities(parameters):
    return jax.tree.map(jnp.zeros_like, parameters)


def momentum(parameters, gradients, state, step):
    state = jax.tree.map(lambda b, g: 0.9 * b + g, state, gradients)
    return jax.tree.map(lambda p, b: p - 0.1 * b, parameters, state), state


def open(part, inputs, library):
    v0 = jnp.asarray(inputs["x"])

    def contrast(p, key, draws):
        def draw(key, probs):
            return jax.random.bernoulli(key, probs).astype(jnp.float32) if draws else probs

        hidden_key, visible_key = jax.random.split(key)
        h0 = jax.nn.sigmoid(v0 @ p["weight"] + p["hiddenBias"])
        down = jax.nn.sigmoid(draw(hidden_key, h0) @ p["weight"].T + p["visibleBias"])
        v1 = draw(visible_key, down)
        h1 = jax.nn.sigmoid(v1 @ p["weight"] + p["hiddenBias"])
        n = v0.shape[0]
        gradients = {
            "weight": (v1.T @ h1 - v0.T @ h0) / n,
            "visibleBias": (v1 - v0).sum(0) / n,
            "hiddenBias": (h1 - h0).sum(0) / n,
        }
        return jnp.square(v0 - v1).mean(), gradients

    parameters = {name: jnp.asarray(array) for name, array in parameters_of(inputs).items()}
    return trained(parameters, contrast, velocities, momentum)
