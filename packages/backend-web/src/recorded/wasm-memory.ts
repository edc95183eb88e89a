import { util, type DataType, type TensorInfo, type TypedArray } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** What the backend of tfjs knows of a tensor. */
export interface TensorData {
  readonly id: number;
  memoryOffset: number;
  readonly shape: readonly number[];
  readonly dtype: DataType;
  refCount: number;
}

type DataId = TensorInfo['dataId'];

/** What the backend of tfjs has, besides what it shows. */
interface Internals {
  dataIdNextNumber: number;
  readonly dataIdMap: {
    get(dataId: DataId): TensorData;
    set(dataId: DataId, data: TensorData): void;
    has(dataId: DataId): boolean;
    delete(dataId: DataId): boolean;
  };
  readonly wasm: {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(address: number): void;
    readonly tfjs: {
      registerTensor(id: number, size: number, address: number): void;
      disposeData(id: number): void;
    };
  };
  write(values: TypedArray | null, shape: number[], dtype: DataType): DataId;
  disposeData(dataId: DataId, force?: boolean): boolean;
}

/** A tensor that a kernel allocates while it is recorded. */
export interface Allocation {
  /** Its data. */
  readonly dataId: DataId;
  /** Its shape. */
  readonly shape: readonly number[];
  /** Its type. */
  readonly dtype: DataType;
}

/** Where the tensors come from that kernels allocate, one call after another. */
export interface Allotment {
  /** The data of the next tensors that are allocated. */
  readonly dataIds: readonly DataId[];
  /** How many of them were given. */
  next: number;
}

/** The memory of a WASM backend, which a recording has a say in. */
export interface WasmMemory {
  /** The backend. */
  readonly backend: BackendWasm;
  /** Runs `work` and tells what it allocates. */
  logging<T>(log: Allocation[], work: () => T): T;
  /** Runs `work` while nothing is allocated or freed: tensors come from the allotment that is set. */
  allotting<T>(work: () => T): T;
  /** Sets where the next tensors come from. */
  allot(dataIds: readonly DataId[]): void;
  /** How many of the allotment were taken. */
  taken(): number;
  /** Makes a tensor whose memory is set by {@link bind}. */
  slot(shape: readonly number[], dtype: DataType): DataId;
  /** Sets the memory of a tensor; what the kernels of tfjs keep of the memory before is dropped. */
  bind(dataId: DataId, address: number): void;
  /** Drops what the kernels of tfjs keep of the values of a tensor. */
  refresh(dataId: DataId): void;
  /** Drops a slot. */
  drop(dataId: DataId): void;
  /** What is known of a tensor. */
  dataOf(dataId: DataId): TensorData;
  /** Copies bytes. */
  copy(from: number, to: number, bytes: number): void;
  /** Allocates bytes; {@link free} frees them. */
  allocate(bytes: number): number;
  /** Frees what {@link allocate} gave. */
  free(address: number): void;
}

/** Bytes of a tensor. */
export const bytesOf = ({ shape, dtype }: Pick<TensorData, 'shape' | 'dtype'>): number =>
  util.sizeFromShape([...shape]) * util.bytesPerElement(dtype);

const memories = new WeakMap<BackendWasm, WasmMemory>();

/** The memory of a backend. */
export function memoryOf(backend: BackendWasm): WasmMemory {
  const memory = memories.get(backend) ?? makeMemory(backend);
  memories.set(backend, memory);
  return memory;
}

function makeMemory(backend: BackendWasm): WasmMemory {
  const internals = backend as unknown as Internals;
  const { dataIdMap, wasm } = internals;
  const write = internals.write.bind(backend);
  const disposeData = internals.disposeData.bind(backend);
  let log: Allocation[] | undefined;
  let allotment: Allotment | undefined;

  internals.write = (values, shape, dtype) => {
    if (allotment !== undefined) return take(allotment, values, shape, dtype);
    const dataId = write(values, shape, dtype);
    log?.push({ dataId, shape: [...shape], dtype }); // a kernel may change its shape
    return dataId;
  };
  // Counted as ever, so that the tensors of compositions are; but nothing is freed.
  internals.disposeData = (dataId, force) => {
    if (allotment === undefined) return disposeData(dataId, force);
    return !dataIdMap.has(dataId) || --dataIdMap.get(dataId).refCount <= 0;
  };

  function take(
    { dataIds, next }: Allotment,
    values: TypedArray | null,
    shape: number[],
    dtype: DataType,
  ): DataId {
    const dataId = dataIds[next];
    const data = dataId === undefined ? undefined : dataIdMap.get(dataId);
    if (
      dataId === undefined ||
      data?.dtype !== dtype ||
      bytesOf(data) !== bytesOf({ shape, dtype })
    ) {
      throw new Error(
        `A recorded step met a tensor of ${dtype} and shape [${shape}] that it did not have when it ` +
          'was recorded: the shapes of its results depend on values.',
      );
    }
    allotment!.next += 1;
    data.refCount = 1;
    if (values !== null && values !== undefined) {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, bytesOf(data));
      wasm.HEAPU8.set(bytes, data.memoryOffset);
    }
    return dataId;
  }

  const register = ({ id, shape, memoryOffset }: TensorData): void => {
    wasm.tfjs.disposeData(id);
    wasm.tfjs.registerTensor(id, util.sizeFromShape([...shape]), memoryOffset);
  };
  return {
    backend,
    logging: (into, work) => {
      log = into;
      try {
        return work();
      } finally {
        log = undefined;
      }
    },
    allotting: (work) => {
      allotment = { dataIds: [], next: 0 };
      try {
        return work();
      } finally {
        allotment = undefined;
      }
    },
    allot: (dataIds) => (allotment = { dataIds, next: 0 }),
    taken: () => allotment!.next,
    slot: (shape, dtype) => {
      const id = internals.dataIdNextNumber++;
      const dataId = { id };
      dataIdMap.set(dataId, { id, memoryOffset: 0, shape, dtype, refCount: 1 });
      return dataId;
    },
    bind: (dataId, address) => {
      const data = dataIdMap.get(dataId);
      if (data.memoryOffset === address) return;
      data.memoryOffset = address;
      register(data);
    },
    refresh: (dataId) => register(dataIdMap.get(dataId)),
    drop: (dataId) => {
      if (!dataIdMap.has(dataId)) return;
      wasm.tfjs.disposeData(dataIdMap.get(dataId).id);
      dataIdMap.delete(dataId);
    },
    dataOf: (dataId) => dataIdMap.get(dataId),
    copy: (from, to, bytes) => void wasm.HEAPU8.copyWithin(to, from, from + bytes),
    allocate: (bytes) => wasm._malloc(bytes) >>> 0,
    free: (address) => wasm._free(address),
  };
}
