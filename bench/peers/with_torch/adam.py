"""Adam on a gradient that is there already."""

from with_torch.optimizer import VARIANTS, open  # noqa: F401
