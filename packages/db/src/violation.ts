/** Which promise of the database a write broke. */
export interface Violation {
  readonly kind: 'unique' | 'foreign' | 'check' | 'not_null';
  readonly constraint: string;
}

const kinds = new Map<unknown, Violation['kind']>([
  ['23505', 'unique'],
  ['23503', 'foreign'],
  ['23514', 'check'],
  ['23502', 'not_null'],
]);

/** Reads the broken constraint out of either driver's error, or undefined when it was something else. */
export function violationOf(error: unknown): Violation | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    const kind = kinds.get(field(current, 'code'));
    if (kind !== undefined) return { kind, constraint: text(field(current, 'constraint_name') ?? field(current, 'constraint')) };
  }
  return undefined;
}

function field(error: Error, name: string): unknown {
  return Object.getOwnPropertyDescriptor(error, name)?.value;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
