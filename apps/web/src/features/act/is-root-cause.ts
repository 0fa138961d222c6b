import { rootCauses, type RootCause } from '@kept/core/vocabulary.ts';

/** Says whether a form's value is one of the root causes. */
export function isRootCause(value: string): value is RootCause {
  return rootCauses.some((each) => each === value);
}
