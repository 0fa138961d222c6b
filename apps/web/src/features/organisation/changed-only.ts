/** What a form changed of what it was given: what nobody touched is not sent, so that it cannot undo what somebody else changed meanwhile. */
export function changedOnly<T extends object>(input: T, touched: Readonly<Partial<Record<keyof T, unknown>>>): Partial<T> {
  const changed: Partial<T> = {};
  for (const key in input) if (touched[key]) changed[key] = input[key];
  return changed;
}
