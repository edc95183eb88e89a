"""Annealed importance sampling of a restricted Boltzmann machine."""

import functools

import jax
import jax.numpy as jnp

from inputs import parameters_of
from work import Work

CHAINS, TEMPERATURES, COMPARED = 100, 1000, 20


def open(part, inputs, library):
    named = {name: jnp.asarray(a) for name, a in parameters_of(inputs).items()}
    base = jnp.asarray(inputs["base"])

    @functools.partial(jax.jit, static_argnums=(2, 3))
    def run(p, key, steps, draws):
        weight, b, c = (p[name] for name in ("weight", "visible.bias", "hidden.bias"))

        def draw(key, probs):
            return (jax.random.uniform(key, probs.shape) < probs).astype(jnp.float32) if draws else probs

        def turn(carry, x):
            v, log_weights = carry
            key, before, after = x
            hidden_key, visible_key = jax.random.split(key)
            a = v @ weight.T + c
            hidden = jax.nn.softplus(after * a) - jax.nn.softplus(before * a)
            ratio = (after - before) * (v @ (b - base)) + hidden.sum(1)
            h = draw(hidden_key, jax.nn.sigmoid(after * a))
            told = after * (h @ weight + b) + (1 - after) * base
            return (draw(visible_key, jax.nn.sigmoid(told)), log_weights + ratio), None

        start, rest = jax.random.split(key)
        v = draw(start, jnp.tile(jax.nn.sigmoid(base), (CHAINS, 1)))
        betas = jnp.arange(steps + 1) / steps
        turns = (jax.random.split(rest, steps), betas[:-1], betas[1:])
        return jax.lax.scan(turn, (v, jnp.zeros(CHAINS)), turns)[0][1]

    count = 0

    def step():
        nonlocal count
        count += 1
        return run(named, jax.random.key(count), TEMPERATURES, True)

    parameters = sum(tensor.size for tensor in named.values())
    return Work(
        step,
        lambda: run(named, jax.random.key(0), COMPARED, False)[:3].tolist(),
        parameters,
    )
