"""PyTorch: eager, with fused optimizers, or compiled; on the CPU or on CUDA."""

import time

import torch


class Library:
    def __init__(self, options, threads):
        self.device = torch.device("cuda" if "cuda" in options else "cpu")
        self.compiled = "compiled" in options
        self.fused = self.compiled or "fused" in options
        self.variants = [option for option in options if option in ("fused", "compiled")]
        torch.set_num_threads(threads)
        torch.backends.cuda.matmul.allow_tf32 = False  # float32 everywhere, as ours
        torch.backends.cudnn.allow_tf32 = False
        torch.manual_seed(0)
        on_gpu = self.device.type == "cuda"
        self.hello = {
            "device": torch.cuda.get_device_name() if on_gpu else "CPU",
            "kind": "gpu" if on_gpu else "cpu",
            "versions": {"torch": torch.__version__},
        }

    def compile(self, function):
        return torch.compile(function) if self.compiled else function

    def tensor(self, array):
        return torch.from_numpy(array).to(self.device)

    def settle(self, _):
        if self.device.type == "cuda":
            torch.cuda.synchronize()

    def ceiling(self):
        copied = 2**26
        source = torch.ones(copied, dtype=torch.uint8, device=self.device)
        target = torch.zeros_like(source)
        copy = self.fastest(lambda: target.copy_(source))
        return {"gigaflops": self.gigaflops(1024), "gigabytes": 2 * copied / copy / 1e9}

    def gigaflops(self, size):
        a = torch.full((size, size), 0.5, device=self.device)
        seconds = self.fastest(lambda: a @ a)
        reached = 2 * size**3 / seconds / 1e9
        # A short product does not fill the device.
        return max(reached, self.gigaflops(2 * size)) if seconds < 5e-3 and size < 8192 else reached

    def fastest(self, work):
        best = float("inf")
        for _ in range(7):
            self.settle(None)
            begin = time.perf_counter()
            work()
            self.settle(None)
            best = min(best, time.perf_counter() - begin)
        return best
