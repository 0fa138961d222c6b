/**
 * Writes the few messages of the ONNX format (onnx.proto3, opset 17) this engine needs. A protobuf message is a row of fields: a
 * number with the wire type in its low three bits (0 varint, 2 length and bytes), then the value.
 */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int8Array | Uint8Array | BigInt64Array;
}

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
  /** The type numbers are cast to, where they are. */
  readonly castTo?: number;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  /** Free dimensions are named, fixed ones numbers. */
  readonly inputs: Readonly<Record<string, readonly (string | number)[]>>;
  readonly outputs: Readonly<Record<string, readonly (string | number)[]>>;
}

/** The number of 32-bit floats among the types. */
export const FLOAT = 1;
/** And of the 8-bit whole ones without a sign. */
export const UINT8 = 2;
const INT8 = 3;
const INT64 = 7;
const IR_VERSION = 8;
const OPSET = 17;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** A message in pieces, which are put together once at the end: the weights are large. */
type Pieces = readonly Uint8Array[];

/** The bytes of an ONNX model file. */
export function onnxBytes(graph: OnnxGraph): Uint8Array {
  const body = [
    ...graph.nodes.flatMap((node) => bytes(1, nodeMessage(node))),
    ...text(2, 'encoder'),
    ...graph.tensors.flatMap((tensor) => bytes(5, tensorMessage(tensor))),
    ...Object.entries(graph.inputs).flatMap(([name, shape]) => bytes(11, valueMessage(name, shape))),
    ...Object.entries(graph.outputs).flatMap(([name, shape]) => bytes(12, valueMessage(name, shape))),
  ];
  return joined([...integer(1, IR_VERSION), ...bytes(7, body), ...bytes(8, integer(2, OPSET))]);
}

function nodeMessage({ type, inputs, outputs, attributes = {}, castTo }: OnnxNode): Pieces {
  const fields = Object.entries(attributes).flatMap(([name, value]) => {
    if (typeof value === 'number') return bytes(5, [...text(1, name), ...float(2, value), ...integer(20, ATTRIBUTE_FLOAT)]);
    return bytes(5, [...text(1, name), ...value.flatMap((entry) => integer(8, entry)), ...integer(20, ATTRIBUTE_INTS)]);
  });
  const cast = castTo === undefined ? [] : bytes(5, [...text(1, 'to'), ...integer(3, castTo), ...integer(20, ATTRIBUTE_INT)]);
  return [...inputs.flatMap((name) => text(1, name)), ...outputs.flatMap((name) => text(2, name)), ...text(4, type), ...fields, ...cast];
}

function tensorMessage({ name, shape, values }: OnnxTensor): Pieces {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [...shape.flatMap((size) => integer(1, size)), ...integer(2, values instanceof Float32Array ? FLOAT : values instanceof Int8Array ? INT8 : values instanceof Uint8Array ? UINT8 : INT64), ...text(8, name), ...bytes(9, [raw])];
}

function valueMessage(name: string, shape: readonly (string | number)[]): Pieces {
  const dimensions = shape.flatMap((size) => bytes(1, typeof size === 'number' ? integer(1, size) : text(2, size)));
  const tensorType = [...integer(1, FLOAT), ...bytes(2, dimensions)];
  return [...text(1, name), ...bytes(2, bytes(1, tensorType))];
}

/** Seven bits a byte, the lowest first; a negative number as its 64-bit complement. */
function varint(value: number): number[] {
  const found: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) found.push(Number(rest & 127n) + 128);
  return [...found, Number(rest)];
}

function integer(field: number, value: number): Pieces {
  return [Uint8Array.from([...varint(field * 8), ...varint(value)])];
}

function float(field: number, value: number): Pieces {
  const raw = new Uint8Array(4);
  new DataView(raw.buffer).setFloat32(0, value, true);
  return [Uint8Array.from(varint(field * 8 + 5)), raw];
}

function text(field: number, value: string): Pieces {
  return bytes(field, [new TextEncoder().encode(value)]);
}

function bytes(field: number, value: Pieces): Pieces {
  const length = value.reduce((sum, piece) => sum + piece.length, 0);
  return [Uint8Array.from([...varint(field * 8 + 2), ...varint(length)]), ...value];
}

function joined(parts: Pieces): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
