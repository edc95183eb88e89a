"""The U-Net of src/contestant/denoiser.ts, and its blocks."""

import math

import torch
import torch.nn.functional as F

LEVELS, BLOCKS, BASE = 3, 2, 32


def norm(p, name, h):
    return F.group_norm(h, 8, p[f"{name}.weight"], p[f"{name}.bias"], eps=1e-5)


def conv(p, name, h, **options):
    return F.conv2d(h, p[f"{name}.weight"], p[f"{name}.bias"], **options)


def linear(p, name, h):
    return F.linear(h, p[f"{name}.weight"], p[f"{name}.bias"])


def within(p, path):
    return {name[len(path) + 1 :]: value for name, value in p.items() if name.startswith(path + ".")}


def residual(p, x, time):
    h = conv(p, "conv1", F.silu(norm(p, "norm1", x)), padding=1)
    h = h + linear(p, "time", F.silu(time))[:, :, None, None]
    h = conv(p, "conv2", F.silu(norm(p, "norm2", h)), padding=1)
    return h + (conv(p, "shortcut", x) if "shortcut.weight" in p else x)


def attend(p, x):
    batch, channels, height, width = x.shape
    h = norm(p, "norm", x).flatten(2).transpose(1, 2)
    query, key, value = (linear(p, name, h)[:, None] for name in ("query", "key", "value"))
    mixed = F.scaled_dot_product_attention(query, key, value)[:, 0]
    out = linear(p, "output", mixed)
    return x + out.transpose(1, 2).reshape(batch, channels, height, width)


def waves(times):
    half = BASE // 2
    rates = torch.exp(torch.arange(half, device=times.device) * (-math.log(10_000) / half))
    angles = times.float()[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)


def denoiser(p):
    def block(path):
        own, attention = within(p, path), within(p, f"{path}.attention")

        def apply(x, time):
            h = residual(own, x, time)
            return attend(attention, h) if attention else h

        return apply

    down, up = (
        [[block(f"{side}.{level}.{i}") for i in range(BLOCKS)] for level in range(LEVELS)]
        for side in ("down", "up")
    )
    middle = [block("middle.0"), block("middle.1")]

    def net(x, times):
        time = linear(p, "time.2", F.silu(linear(p, "time.0", waves(times))))
        h, skipped = conv(p, "input", x, padding=1), []
        for level, blocks in enumerate(down):
            for each in blocks:
                h = each(h, time)
                skipped.append(h)
            if level < LEVELS - 1:  # "same" padding with stride 2 adds its one row after the image
                h = conv(p, f"down.{level}.sample", F.pad(h, (0, 1, 0, 1)), stride=2)
        for each in middle:
            h = each(h, time)
        for level in reversed(range(LEVELS)):
            for each in up[level]:
                h = each(torch.cat([h, skipped.pop()], 1), time)
            if level > 0:
                h = conv(p, f"up.{level}.sample", F.interpolate(h, scale_factor=2), padding=1)
        return conv(p, "output", F.silu(norm(p, "norm", h)), padding=1)

    return net
