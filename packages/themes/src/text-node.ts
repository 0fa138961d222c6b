/** Texts that are equal after normalising: one node of the graph. */
export interface TextNode {
  readonly text: string;
  readonly rows: readonly number[];
}
