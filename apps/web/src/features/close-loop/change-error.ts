import type { DigestChange, DigestDeeds } from './use-digest-deeds.ts';

/** Why a change was refused, for the part of the page it was made in: all parts share one deed, and the sentence is said once. */
export function changeError({ change }: DigestDeeds, ...parts: readonly (keyof DigestChange)[]): unknown {
  return change.variables !== undefined && parts.some((part) => change.variables[part] !== undefined) ? change.error : null;
}
