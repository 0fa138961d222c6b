/** Within so many milliseconds of being handed over nobody has got, opened and read a mail and clicked in it. */
const hastyMs = 20_000;

/** Clicks on so many blocks of one mail within so many milliseconds are a machine's run through its links. */
const burstBlocks = 3;
export const burstMs = 10_000;

/** After so many days a click is no longer counted, and who clicked is forgotten; the numbers stay. */
export const clickDays = 90;

/** Whoever leaves within so many days of a digest left because of it, as far as anybody can say. */
export const leavingDays = 14;

/** Says whether a click came too quickly for a person: right after the mail was handed over, or together with clicks on other blocks of it. docs/methods.md, "The report of a digest". */
export function isMachineClick({ at, sentAt, othersJustNow }: { readonly at: Date; readonly sentAt: Date; readonly othersJustNow: number }): boolean {
  return at.getTime() - sentAt.getTime() < hastyMs || othersJustNow + 1 >= burstBlocks;
}

/** How often something else than a person asked for the pages behind a link. */
export function openedByMachines({ opened, openedByPeople }: { readonly opened: number; readonly openedByPeople: number }): number {
  return Math.max(0, opened - openedByPeople);
}

/** Below so many readers no share of them is shown: its range would say little. */
export const fewestReaders = 30;
