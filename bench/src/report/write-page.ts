export async function writePage(root: string, args: readonly string[]): Promise<number> {
  return root.length + args.length;
}
