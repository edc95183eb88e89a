import {
  bytesField,
  doubleField,
  floatField,
  integerField,
  message,
  textField,
} from './protobuf.js';
import { record } from './record.js';

/** An image that TensorBoard shows. */
export interface EventImage {
  /** The file: PNG, JPEG or GIF. */
  readonly bytes: Uint8Array;
  /** Its height in pixels. */
  readonly height: number;
  /** Its width in pixels. */
  readonly width: number;
  /** 1 for grey, 3 for colours, 4 for colours and alpha. */
  readonly channels?: 1 | 3 | 4;
}

/** When something happened. */
export interface EventTime {
  /** Seconds since 1970. */
  readonly seconds: number;
  /** Number of steps done. */
  readonly step: number;
}

// Numbers of fields: tensorboard/compat/proto/{event,summary}.proto.
const [SECONDS, STEP, VERSION, SUMMARY, SESSION] = [1, 2, 3, 5, 7];
const [VALUE, TAG, SCALAR, IMAGE] = [1, 1, 2, 4];
const START = 1;

/** The event that a file begins with. */
export const versionEvent = (seconds: number): Uint8Array =>
  event({ seconds, step: 0 }, textField(VERSION, 'brain.Event:2'));

/** Tells readers to forget what came before with this step or a later one. */
export const startEvent = (time: EventTime): Uint8Array =>
  event(time, bytesField(SESSION, message(integerField(1, START))));

/** Numbers by tag. */
export const scalarsEvent = (
  time: EventTime,
  scalars: Readonly<Record<string, number>>,
): Uint8Array => {
  const values = Object.entries(scalars).map(([tag, value]) =>
    bytesField(VALUE, message(textField(TAG, tag), floatField(SCALAR, value))),
  );
  return event(time, bytesField(SUMMARY, message(...values)));
};

/** An image under a tag. */
export const imageEvent = (
  time: EventTime,
  tag: string,
  { bytes, height, width, channels = 3 }: EventImage,
): Uint8Array => {
  const image = message(
    integerField(1, height),
    integerField(2, width),
    integerField(3, channels),
    bytesField(4, bytes),
  );
  const value = message(textField(TAG, tag), bytesField(IMAGE, image));
  return event(time, bytesField(SUMMARY, bytesField(VALUE, value)));
};

const event = ({ seconds, step }: EventTime, what: ReturnType<typeof textField>): Uint8Array =>
  record(message(doubleField(SECONDS, seconds), integerField(STEP, step), what));
