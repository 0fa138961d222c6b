/** Which step of the guided thread a page is, in the URL; anything that is no number means that it is none. */
export function threadNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
