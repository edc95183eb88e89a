"""What a contestant does of a case."""

from dataclasses import dataclass
from typing import Callable

COMPARED_STEPS = 5


@dataclass
class Work:
    step: Callable  # one step; the library settles what the last of a burst returns
    results: Callable  # numbers by which contestants agree or differ
    parameters: int = 0
