"""The optimizer alone, on a gradient that is there already."""

import jax.numpy as jnp

from with_jax.trained import trained


def open(part, inputs, library):
    gradient = jnp.asarray(inputs["gradient"])

    def follow(weight, key, draws):
        return (jnp.float32(0) if draws else jnp.abs(weight).mean()), gradient

    return trained(jnp.asarray(inputs["parameters.weight"]), follow)
