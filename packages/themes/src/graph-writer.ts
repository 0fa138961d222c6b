import type { OnnxNode, OnnxTensor } from './onnx-bytes.ts';

/** A graph while it is written: each call adds a node or a tensor and gives the name under which others read it. */
export interface GraphWriter {
  readonly nodes: OnnxNode[];
  readonly tensors: OnnxTensor[];
  readonly add: (type: string, inputs: readonly string[], more?: Pick<OnnxNode, 'attributes' | 'castTo'>) => string;
  readonly tensor: (name: string, shape: readonly number[], values: OnnxTensor['values']) => string;
}

/** An empty graph. */
export function graphWriter(): GraphWriter {
  const nodes: OnnxNode[] = [];
  const tensors: OnnxTensor[] = [];
  return {
    nodes,
    tensors,
    add: (type, inputs, more = {}) => {
      const output = `${type}_${nodes.length}`;
      nodes.push({ type, inputs, outputs: [output], ...more });
      return output;
    },
    tensor: (name, shape, values) => {
      tensors.push({ name, shape, values });
      return name;
    },
  };
}
