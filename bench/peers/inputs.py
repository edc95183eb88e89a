"""Inputs of a case, and what is compared of its results."""

import json

import numpy as np


def read_safetensors(path):
    """Arrays by name: a length, a header in JSON, and the numbers."""
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        data = file.read()
    arrays = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        array = np.frombuffer(data[begin:end], np.float32).reshape(entry["shape"])
        arrays[name] = array.copy()
    return arrays


def parameters_of(inputs):
    """The inputs that are parameters, without the head of their names."""
    head = "parameters."
    return {name[len(head) :]: array for name, array in inputs.items() if name.startswith(head)}


def fingerprint(array):
    """The mean magnitude and a few elements: src/contestant/tensors.ts has the same."""
    flat = np.asarray(array, np.float64).reshape(-1)
    places = [(i * (flat.size - 1)) // 7 for i in range(8)]
    return [float(np.abs(flat).mean()), *(float(flat[place]) for place in places)]


def magnitudes(arrays):
    """Mean magnitudes by the order of names: the same for every layout of an array."""
    return [fingerprint(arrays[name])[0] for name in sorted(arrays)]


def moments(array):
    """Mean and variance of draws."""
    flat = np.asarray(array, np.float64)
    return [float(flat.mean()), float(flat.var())]
