"""Random numbers."""

import jax
import jax.numpy as jnp

from inputs import moments
from work import Work

COUNT = 10**6


def open(part, inputs, library):
    p = jnp.full(COUNT, 0.3)
    ways = {
        "gaussian": lambda key: jax.random.normal(key, (COUNT,)),
        "uniform": lambda key: jax.random.uniform(key, (COUNT,)),
        "bernoulli": lambda key: (jax.random.uniform(key, (COUNT,)) < p).astype(jnp.float32),
    }
    draw = jax.jit(lambda key, i: ways[part](jax.random.fold_in(key, i)))
    key, count = jax.random.key(0), 0

    def step():
        nonlocal count
        count += 1
        return draw(key, count)

    return Work(step, lambda: moments(step()))
