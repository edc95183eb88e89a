export async function pack(root: string, args: readonly string[]): Promise<number> {
  return root.length + args.length;
}
