"""The dense variational autoencoder."""

import jax
import jax.numpy as jnp

from inputs import parameters_of
from with_jax.trained import trained


def perceptron(p, path, x):
    for i in (0, 2, 4):
        x = x @ p[f"{path}.{i}.weight"].T + p[f"{path}.{i}.bias"]
        x = x if i == 4 else jnp.tanh(x)
    return x


def open(part, inputs, library):
    x = jnp.asarray(inputs["x"])

    def negative_elbo(p, key, draws):
        mean, log_variance = jnp.split(perceptron(p, "encoder", x), 2, axis=1)
        noise = jax.random.normal(key, mean.shape) if draws else 0.0
        logits = perceptron(p, "decoder", mean + jnp.exp(log_variance / 2) * noise)
        log_mass = (x * logits - jax.nn.softplus(logits)).sum()
        kl = (jnp.square(mean) + jnp.exp(log_variance) - log_variance - 1).sum() / 2
        return (kl - log_mass) / x.shape[0]

    def value_and_gradients(p, key, draws):
        return jax.value_and_grad(negative_elbo)(p, key, draws)

    parameters = {name: jnp.asarray(array) for name, array in parameters_of(inputs).items()}
    return trained(parameters, value_and_gradients)
