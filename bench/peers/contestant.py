"""A contestant in a process of its own: python contestant.py torch fused compiled cuda."""

import importlib.util
import json
import os
import sys
import time
import traceback

from inputs import read_safetensors

MOST_STEPS = 2000
LONG = 10_000  # milliseconds of a step that is many, and is warm after one
answers = sys.stdout
sys.stdout = sys.stderr  # standard output belongs to the answers


def write(message):
    answers.write(json.dumps(message) + "\n")
    answers.flush()


class Contestant:
    """Answers the requests of src/contestant/messages.ts."""

    def __init__(self, library, options):
        threads = int(os.environ.get("OMP_NUM_THREADS", "1"))
        self.name = library
        Library = importlib.import_module(f"with_{library}.library").Library
        self.library = Library(options, threads)
        self.work = None
        self.steps = 1

    def open(self, name, inputs):
        row, _, part = name.partition("/")
        module = f"with_{self.name}.{row.replace('-', '_')}"
        if importlib.util.find_spec(module) is None:
            return None  # it has no such row
        case = importlib.import_module(module)
        known = case.variants(part) if hasattr(case, "variants") else getattr(case, "VARIANTS", ())
        if not set(self.library.variants) <= set(known):
            return None  # it would do there what PyTorch does without its option
        self.work = case.open(part or row, read_safetensors(inputs), self.library)
        return {"parameters": self.work.parameters, "results": self.work.results()}

    def prepare(self, milliseconds):
        self.steps = 1
        first = self.burst()["milliseconds"]
        if first < LONG:
            self.burst()
        one = self.burst()["milliseconds"]
        self.steps = min(MOST_STEPS, max(1, round(milliseconds / one)))
        return self.burst() if self.steps > 1 else {"steps": 1, "milliseconds": one}

    def burst(self):
        begin = time.perf_counter()
        for _ in range(self.steps):
            last = self.work.step()
        self.library.settle(last)
        return {
            "steps": self.steps,
            "milliseconds": 1000 * (time.perf_counter() - begin) / self.steps,
        }

    def close(self):
        self.work = None

    def ceiling(self):
        return self.library.ceiling()


def main():
    library, *options = sys.argv[1:]
    try:
        contestant = Contestant(library, options)
    except Exception as error:
        write({"error": f"{type(error).__name__}: {error}".split("\n")[0]})
        return
    write({"answer": contestant.library.hello})
    for line in sys.stdin:
        request = json.loads(line)
        command = request.pop("command")
        if command == "quit":
            break
        try:
            write({"answer": getattr(contestant, command)(**request)})
        except Exception as error:
            traceback.print_exc()
            write({"error": f"{type(error).__name__}: {error}".split("\n")[0]})


main()
