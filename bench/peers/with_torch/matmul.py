"""Products of matrices."""

from inputs import fingerprint
from work import Work

VARIANTS = ()

TRANSPOSED = {
    "vae-forward": (False, True),
    "vae-weight": (True, False),
    "rbm-down": (False, True),
    "rbm-weight": (True, False),
}


def open(part, inputs, library):
    turn_a, turn_b = TRANSPOSED.get(part, (False, False))
    a, b = library.tensor(inputs["a"]), library.tensor(inputs["b"])
    a, b = (a.t() if turn_a else a), (b.t() if turn_b else b)
    return Work(lambda: a @ b, lambda: fingerprint((a @ b).cpu().numpy()))
