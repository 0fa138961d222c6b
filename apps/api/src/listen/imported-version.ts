import type { feedback } from '@kept/db/schema/listen/feedback.ts';
import type { importAlso } from '@kept/db/schema/listen/imports.ts';
import type { PreparedFeedback } from './save-feedback.ts';

/** What decides which of two versions of one thing is kept. */
export interface ImportedVersion {
  readonly contentHash: string | null;
  readonly changedAt: Date | null;
  readonly isFolded: boolean;
  readonly length: number;
}

type Stored = Pick<typeof feedback.$inferSelect, 'contentHash' | 'sourceChangedAt' | 'text' | 'isFolded'>;

/** The version a row of a file is. */
export function versionOf(item: PreparedFeedback): ImportedVersion {
  return { contentHash: item.contentHash, changedAt: item.given.changedAt ?? null, isFolded: item.given.isFolded ?? false, length: item.text.length };
}

/** The version that is stored. */
export function storedVersion(row: Stored): ImportedVersion {
  return { contentHash: row.contentHash, changedAt: row.sourceChangedAt, isFolded: row.isFolded, length: row.text.length };
}

/**
 * Whether one version takes the place of another: its rating is whole and the other's folded; the source changed it later; without that, it says more; and between two that say as
 * much, always the same one, so that no order of files leaves anything else.
 */
export function outranks(one: ImportedVersion, other: ImportedVersion): boolean {
  if (one.isFolded !== other.isFolded) return other.isFolded;
  const later = (one.changedAt?.getTime() ?? -1) - (other.changedAt?.getTime() ?? -1);
  if (later !== 0) return later > 0;
  // What was imported before versions were kept stays, unless the source says that it changed since.
  if (other.contentHash === null || one.contentHash === null || one.contentHash === other.contentHash) return false;
  return one.length === other.length ? one.contentHash > other.contentHash : one.length > other.length;
}

/** Whether a stored row can give way to a file at all: it came in one, or its rating is folded and the file's is whole. */
export function givesWay(row: { readonly importId: string | null; readonly isFolded: boolean }, version: ImportedVersion): boolean {
  return row.importId !== null || (row.isFolded && !version.isFolded);
}

/** The version an import held that is not the one that is stored. */
export function alsoVersion({ contentHash, given }: Pick<typeof importAlso.$inferInsert, 'contentHash' | 'given'>): ImportedVersion {
  const { sourceChangedAt, text, isFolded } = given ?? {};
  return { contentHash, changedAt: typeof sourceChangedAt === 'string' ? new Date(sourceChangedAt) : sourceChangedAt instanceof Date ? sourceChangedAt : null, isFolded: isFolded === true, length: typeof text === 'string' ? text.length : 0 };
}

/** Of rows with one id the one that is kept, in the order they came first. */
export function keepHighest(items: readonly PreparedFeedback[]): PreparedFeedback[] {
  const kept = new Map<string, PreparedFeedback>();
  for (const item of items) {
    const before = kept.get(item.externalId);
    if (before === undefined || outranks(versionOf(item), versionOf(before))) kept.set(item.externalId, item);
  }
  return [...kept.values()];
}
