/** What people do to themes and to what lies in them; each is one entry of the timeline, and can be undone from there. */
export const editKinds = ['described', 'merged', 'split', 'moved', 'pinned', 'dismissed', 'defined'] as const;
export type EditKind = (typeof editKinds)[number];

export const daysToUndo = 30;
const dayMilliseconds = 86_400_000;

/** The moment until which an edit can be undone: 30 days after it was made. */
export function undoableUntil(at: Date): Date {
  return new Date(at.getTime() + daysToUndo * dayMilliseconds);
}

/** Says whether an edit can still be undone: not undone before, and no older than 30 days. */
export function isUndoable({ at, undoneAt }: { readonly at: Date; readonly undoneAt: Date | null }, now: Date): boolean {
  return undoneAt === null && now.getTime() <= undoableUntil(at).getTime();
}

/** Why a selection of a theme's texts cannot become a theme of its own: none or all of them are no split. */
export function splitRefusal(chosen: number, all: number): string | undefined {
  if (chosen === 0) return 'Choose at least one text to move.';
  return chosen >= all ? 'These are all the texts of this theme. Rename it instead, or leave at least one where it is.' : undefined;
}
