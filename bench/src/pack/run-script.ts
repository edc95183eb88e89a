/** Starts the benchmark where it was unpacked. */
export const runScript = `#!/bin/sh
# Measures ours and plain TensorFlow.js on WebGPU beside PyTorch on CUDA. Options are those of
# the benchmark: ./run.sh --rows vae,unet --rounds 15, or --contestants ours:webgpu alone.
here=$(cd "$(dirname "$0")" && pwd)
node="$here/bin/node"
[ -x "$node" ] || node=node

# The loader of Vulkan drivers, where the system has none.
ldconfig -p 2>/dev/null | grep -q libvulkan.so.1 ||
  export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

# NVIDIA's driver, where it is installed without being announced. EGL's library is the one that
# needs no X server.
if ! ls /etc/vulkan/icd.d/* /usr/share/vulkan/icd.d/* >/dev/null 2>&1; then
  for library in libEGL_nvidia.so.0 libGLX_nvidia.so.0; do
    if ldconfig -p 2>/dev/null | grep -q "$library"; then
      printf '{"file_format_version":"1.0.0","ICD":{"library_path":"%s","api_version":"1.3.0"}}' \\
        "$library" >"$here/lib/nvidia_icd.json"
      export VK_DRIVER_FILES="$here/lib/nvidia_icd.json" VK_ICD_FILENAMES="$here/lib/nvidia_icd.json"
      break
    fi
  done
fi

exec "$node" "$here/bench/dist/bench.js" --threads 4 \\
  --contestants ours:webgpu,tfjs:webgpu,torch:cuda,torch:cuda+fused,torch:cuda+compiled "$@"
`;

/** What to know where it is unpacked. */
export const readme = `# The benchmark, to be run without a network

\`./run.sh\` on Linux (x64). Results are written to bench/results; copy them back into the repository
and run \`npm run bench -- page\` there.

- WebGPU is Dawn over Vulkan. The machine needs a Vulkan driver; the loader is in lib. In a container
  NVIDIA's driver appears with NVIDIA_DRIVER_CAPABILITIES=all (or compute,graphics).
- PyTorch is taken from \`python3\`, or \`--python PATH\`; without it those columns are left out.
- GEN_BENCH_VERBOSE=1 shows what contestants print.
`;
