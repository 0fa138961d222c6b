import { graphWriter } from './graph-writer.ts';
import { FLOAT, type OnnxGraph, UINT8 } from './onnx-bytes.ts';
import { quantiseColumns } from './quantise-columns.ts';
import type { ModelWeights } from './read-model-weights.ts';

const HEADS = 4;
const NORM_EPSILON = 1e-6;
/** What is multiplied with the weights is brought to so many steps on either side of zero. */
const STEPS = 127;
const MIDDLE = 128;
const LEAST_STEP = 1e-12;

/**
 * The encoder's two transformer layers, mean pooling, dense layer with tanh and unit length, as an ONNX graph with the package's own
 * weights. Inputs: x [batch, tokens, 256] (twice the embedding plus the timing signal), bias [batch, 1, 1, tokens] (0, or -1e9 where
 * there is no token), pool [batch, 1, tokens] (1 / tokens, or 0). Output: vector [batch, 512]. Matrices of weights are 7-bit whole
 * numbers with a scale for each column; what they are multiplied with is brought to 8 bits on the way, each row with a scale of its
 * own, so that a text's vector does not depend on the texts beside it.
 */
export function encoderGraph(weights: ModelWeights): OnnxGraph {
  const { nodes, tensors, add, tensor } = graphWriter();
  const dense = (input: string, name: string, kernel: string, bias: string, from: number, to: number): string => {
    const { values, scales } = quantiseColumns(weights.find(kernel), to);
    const largest = add('ReduceMax', [add('Abs', [input])], { attributes: { axes: [-1] } });
    const step = add('Add', [add('Mul', [largest, tensor(`${name}_steps`, [1], Float32Array.of(1 / STEPS))]), tensor(`${name}_least`, [1], Float32Array.of(LEAST_STEP))]);
    const bytes = add('Cast', [add('Add', [add('Round', [add('Div', [input, step])]), tensor(`${name}_middle`, [1], Float32Array.of(MIDDLE))])], { castTo: UINT8 });
    const sums = add('Cast', [add('MatMulInteger', [bytes, tensor(`${name}_kernel`, [from, to], values), tensor(`${name}_zero`, [], Uint8Array.of(MIDDLE))])], { castTo: FLOAT });
    const product = add('Mul', [add('Mul', [sums, step]), tensor(`${name}_scales`, [to], scales)]);
    return add('Add', [product, tensor(`${name}_bias`, [to], weights.find(bias))]);
  };
  const norm = (input: string, name: string, path: string, size: number): string => {
    const scale = tensor(`${name}_scale`, [size], weights.find(`${path}/layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat`));
    const bias = tensor(`${name}_bias`, [size], weights.find(`${path}/layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat`));
    return add('LayerNormalization', [input, scale, bias], { attributes: { epsilon: NORM_EPSILON } });
  };
  const attend = (input: string, layer: number, size: number): string => {
    const path = `Layer_${layer}/TransformerLayer/MultiheadAttention`;
    const each = size / HEADS;
    const split = tensor(`heads_${layer}`, [4], BigInt64Array.of(0n, 0n, BigInt(HEADS), BigInt(each)));
    const all = dense(input, `qkv_${layer}`, `${path}/qkv_transform_single/kernel/part_0`, `${path}/qkv_transform_single/bias/ConcatPartitions/concat`, size, 3 * size);
    const [query, key, value] = [0, 1, 2].map((part) => {
      const bounds = [part * size, (part + 1) * size, 2].map((bound, i) => tensor(`slice_${layer}_${part}_${i}`, [1], BigInt64Array.of(BigInt(bound))));
      return add('Reshape', [add('Slice', [all, ...bounds]), split]);
    });
    const queries = add('Mul', [add('Transpose', [query ?? ''], { attributes: { perm: [0, 2, 1, 3] } }), tensor(`scale_${layer}`, [1], Float32Array.of(each ** -0.5))]);
    const shares = add('Softmax', [add('Add', [add('MatMul', [queries, add('Transpose', [key ?? ''], { attributes: { perm: [0, 2, 3, 1] } })]), 'bias'])]);
    const mixed = add('MatMul', [shares, add('Transpose', [value ?? ''], { attributes: { perm: [0, 2, 1, 3] } })]);
    const joined = add('Reshape', [add('Transpose', [mixed], { attributes: { perm: [0, 2, 1, 3] } }), tensor(`join_${layer}`, [3], BigInt64Array.of(0n, 0n, BigInt(size)))]);
    return dense(joined, `out_${layer}`, `${path}/output_transform_single/kernel/part_0`, `${path}/output_transform_single/bias/ConcatPartitions/concat`, size, 512);
  };
  const layer = (input: string, number: number, size: number, residual = input): string => {
    const path = `Layer_${number}/TransformerLayer`;
    const attended = add('Add', [attend(norm(input, `norm_${number}`, path, size), number, size), residual]);
    const inner = norm(attended, `ffn_norm_${number}`, `${path}/FFN`, 512);
    const bias = (conv: number): string => `${path}/FFN/conv${conv}/bias/ConcatPartitions/concat`;
    const wide = add('Relu', [dense(inner, `wide_${number}`, `${path}/FFN/conv1/Tensordot/Reshape_1`, bias(1), 512, 1536)]);
    return add('Add', [dense(wide, `narrow_${number}`, `${path}/FFN/conv2/Tensordot/Reshape_1`, bias(2), 1536, 512), attended]);
  };
  const path0 = 'Layer_0/TransformerLayer/dense';
  const residual = dense('x', 'residual', `${path0}/kernel/ConcatPartitions/concat`, `${path0}/bias/ConcatPartitions/concat`, 256, 512);
  const last = layer(layer('x', 0, 256, residual), 1, 512);
  const pooled = add('Reshape', [add('MatMul', ['pool', last]), tensor('flat', [2], BigInt64Array.of(0n, 512n))]);
  const vector = add('Tanh', [dense(pooled, 'hidden', 'tanh_layer_0/weights', 'tanh_layer_0/bias', 512, 512)]);
  return {
    nodes: [...nodes, { type: 'LpNormalization', inputs: [vector], outputs: ['vector'] }],
    tensors,
    inputs: { x: ['batch', 'tokens', 256], bias: ['batch', 1, 1, 'tokens'], pool: ['batch', 1, 'tokens'] },
    outputs: { vector: ['batch', 512] },
  };
}
