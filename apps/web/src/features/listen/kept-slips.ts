import { type KeptSlip, keptSlips } from '@kept/core/listen/kept-slips.ts';
import type { SlipKind } from '@kept/core/listen/slip-text.ts';

const place = 'kept-slips';

/** Under what name a member's slip of a round lies: several people may share a browser. */
export function slipName(memberId: string, roundId: string, kind: SlipKind): string {
  return `${memberId}/${roundId}/${kind}`;
}

/** The slip of this name in this browser, if there is one. */
export function readKeptSlip(name: string): KeptSlip | undefined {
  return readAll()[name];
}

/** Keeps a slip in this browser until it is used; it survives a reload and a restart. */
export function keepSlip(name: string, slip: KeptSlip): void {
  localStorage.setItem(place, JSON.stringify({ ...readAll(), [name]: slip }));
}

function readAll(): Record<string, KeptSlip> {
  const found = keptSlips.safeParse(parsed(localStorage.getItem(place)));
  return found.success ? found.data : {};
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    // Something else wrote there; it is no slip.
    return {};
  }
}
