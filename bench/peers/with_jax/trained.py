"""Work that is the steps of an optimizer, each one compiled call."""

from functools import partial

import jax
import jax.numpy as jnp

from work import COMPARED_STEPS, Work


def adam_update(parameters, gradients, state, step):
    """Adam with the usual constants; optax is not needed for it."""
    rate, beta1, beta2, epsilon = 1e-3, 0.9, 0.999, 1e-8
    means, squares = state
    means = jax.tree.map(lambda m, g: beta1 * m + (1 - beta1) * g, means, gradients)
    squares = jax.tree.map(lambda v, g: beta2 * v + (1 - beta2) * g * g, squares, gradients)
    scale1, scale2 = 1 / (1 - beta1**step), 1 / (1 - beta2**step)

    def move(p, m, v):
        return p - rate * (m * scale1) / (jnp.sqrt(v * scale2) + epsilon)

    return jax.tree.map(move, parameters, means, squares), (means, squares)


def adam_state(parameters):
    return jax.tree.map(jnp.zeros_like, parameters), jax.tree.map(jnp.zeros_like, parameters)


def trained(parameters, value_and_gradients, init=adam_state, update=adam_update):
    """Follows `value_and_gradients(parameters, key, draws)`."""

    @partial(jax.jit, static_argnums=2, donate_argnums=0)
    def advance(run, key, draws):
        parameters, state, step = run
        value, gradients = value_and_gradients(parameters, jax.random.fold_in(key, step), draws)
        parameters, state = update(parameters, gradients, state, step + 1.0)
        return (parameters, state, step + 1), value

    def start():
        copies = jax.tree.map(lambda array: jnp.array(array, copy=True), parameters)
        return copies, init(copies), jnp.int32(0)

    key = jax.random.key(0)
    run = start()

    def step():
        nonlocal run
        run, value = advance(run, key, True)
        return value

    def results():
        compared, losses = start(), []
        for _ in range(COMPARED_STEPS):
            compared, value = advance(compared, key, False)
            losses.append(float(value))
        return losses

    return Work(step, results, sum(array.size for array in jax.tree.leaves(parameters)))
