/**
 * Copies an image `[height, width, depth]` into a frame `[frameHeight, frameWidth, depth]` whose first
 * element stands `top` above and `left` of the image's; what the image does not cover becomes zeros.
 */
export function frame(
  image: usize,
  height: i32,
  width: i32,
  depth: i32,
  to: usize,
  frameHeight: i32,
  frameWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixel = <usize>depth << 2;
  const before = min(left, frameWidth);
  const inside = max(0, min(width, frameWidth - left));
  const after = frameWidth - before - inside;
  for (let h = -top; h < frameHeight - top; h++) {
    if (h < 0 || h >= height) {
      memory.fill(to, 0, <usize>frameWidth * pixel);
      to += <usize>frameWidth * pixel;
      continue;
    }
    memory.fill(to, 0, <usize>before * pixel);
    to += <usize>before * pixel;
    memory.copy(to, image + <usize>(h * width) * pixel, <usize>inside * pixel);
    to += <usize>inside * pixel;
    memory.fill(to, 0, <usize>after * pixel);
    to += <usize>after * pixel;
  }
}
