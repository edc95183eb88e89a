import { expect, it } from 'vitest';
import { frameBox } from './frame-box.js';

const state = () => ({ run: 1, step: 2, epoch: 0.5, playing: true, examplesPerSecond: 0 });
const pictures = (step: number) => ({ step });

it('keeps every loss but only the newest pictures', async () => {
  const box = frameBox<{ step: number }, object>();
  box.add(1, 200, 1);
  box.show(pictures(1));
  box.add(2, 190, 2);
  box.show(pictures(2));
  const frame = await box.take(0, state);
  expect([...frame.losses]).toEqual([1, 200, 1, 2, 190, 2]);
  expect(frame.pictures?.step).toBe(2);
  expect(frame.step).toBe(2);
});

it('waits until there is something newer, and gives nothing twice', async () => {
  const box = frameBox<{ step: number }, object>();
  box.add(1, 200, 1);
  const first = await box.take(0, state);
  let isThere = false;
  const second = box.take(first.version, state).then((frame) => {
    isThere = true;
    return frame;
  });
  await Promise.resolve();
  expect(isThere).toBe(false);
  box.touch();
  const { losses, pictures: none } = await second;
  expect([losses.length, none]).toEqual([0, undefined]);
});

it('tells a failure once', async () => {
  const box = frameBox<{ step: number }, object>();
  box.fail('loss is NaN');
  const { failure, version } = await box.take(0, state);
  expect(failure).toBe('loss is NaN');
  box.touch();
  expect((await box.take(version, state)).failure).toBeUndefined();
});

it('wants pictures only of a page that asks for frames', async () => {
  const box = frameBox<{ step: number }, object>();
  box.show(pictures(1));
  expect(box.wantsPictures).toBe(false);
  await box.take(0, state);
  expect(box.wantsPictures).toBe(true);
});
