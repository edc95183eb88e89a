"""The convolutional variational autoencoder.

"Same" padding with stride 2 adds its one row after the image, padding=1 before it (and after it,
where no window reaches): images, kernels and features turned by 180° make them the same work.
"""

import torch
from torch import nn

from inputs import parameters_of
from with_torch.trained import trained
from with_torch.vae import negative_elbo

VARIANTS = ("fused", "compiled")


class ConvVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 32, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(32, 64, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(3136, 40),
        )
        self.decoder = nn.Sequential(
            nn.Linear(20, 3136),
            nn.Unflatten(1, (64, 7, 7)),
            nn.ReLU(),
            nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1, output_padding=1),
            nn.ReLU(),
            nn.ConvTranspose2d(32, 1, 3, stride=2, padding=1, output_padding=1),
        )


def turned(name, tensor):
    """Kernels turned; features from (height, width, channel) turned to (channel, height, width)."""
    if tensor.ndim == 4:
        return tensor.flip(2, 3)
    if name == "encoder.5.weight":
        return tensor.reshape(40, 7, 7, 64).flip(1, 2).permute(0, 3, 1, 2).reshape(40, 3136)
    if name.startswith("decoder.0"):
        return tensor.reshape(7, 7, 64, -1).flip(0, 1).permute(2, 0, 1, 3).reshape(tensor.shape)
    return tensor


def open(part, inputs, library):
    model = ConvVAE().to(library.device)
    arrays = parameters_of(inputs)
    model.load_state_dict({name: turned(name, torch.from_numpy(a)) for name, a in arrays.items()})
    x = library.tensor(inputs["x"]).permute(0, 3, 1, 2).flip(2, 3).contiguous()
    return trained(list(model.parameters()), lambda draws: negative_elbo(model, x, draws), library)
