/** A tenth, by the chance in the id: the same ones every time, however often something is learned. */
export function isHeldOut(id: string): boolean {
  return foldOf(id) === 0;
}

/** Another tenth, which shows how sure what was learned may be of itself. */
export function isHeldForCalibration(id: string): boolean {
  return foldOf(id) === 1;
}

function foldOf(id: string): number {
  return Number.parseInt(id.slice(-6), 16) % 10;
}
