/** What a scenario saw: figures for people to read, and faults, which make it fail. */
export interface Outcome {
  readonly figures: readonly string[];
  readonly faults: readonly string[];
}
