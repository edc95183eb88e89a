/** What a person would call an adapter. */
export function adapterName({ vendor, architecture, description, device }: GPUAdapterInfo): string {
  return (
    description || device || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter'
  );
}

/** Whether an adapter is a program that imitates a graphics processor on the CPU. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  const { isFallbackAdapter = false, type } = info as {
    isFallbackAdapter?: boolean;
    type?: string;
  };
  const words = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return (
    isFallbackAdapter || type === 'CPU' || /swiftshader|llvmpipe|lavapipe|basic render/i.test(words)
  );
}
