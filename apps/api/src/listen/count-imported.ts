import { personalDataKinds, type RedactionCounts } from '@kept/core/listen/redact-text.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { findForgottenSaid } from '../forget/find-forgotten-said.ts';
import { inList } from '@kept/db/in-list.ts';
import type { BatchCounts } from './import-work.ts';
import { givesWay, type ImportedVersion, outranks, storedVersion, versionOf } from './imported-version.ts';
import type { ImportRun } from './run-import.ts';
import type { PreparedFeedback } from './save-feedback.ts';

/** What saving a batch would do; `seen` holds what the batches before it would have left. */
export async function countImported(tx: OrgTx, ctx: Ctx, run: ImportRun, items: readonly PreparedFeedback[], seen: Map<string, ImportedVersion>): Promise<BatchCounts> {
  const stored = await tx
    .select({ externalId: feedback.externalId, importId: feedback.importId, contentHash: feedback.contentHash, sourceChangedAt: feedback.sourceChangedAt, text: feedback.text, isFolded: feedback.isFolded })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(source.name, run.sourceName), inList(feedback.externalId, items.map((item) => item.externalId))));
  const rowOf = new Map(stored.map((row) => [row.externalId, row]));
  for (const row of stored) if (!seen.has(row.externalId)) seen.set(row.externalId, storedVersion(row));
  const forgotten = await findForgottenSaid(tx, ctx, items);
  const changed = new Set<string>();
  let fresh = 0;
  for (const item of items) {
    const before = seen.get(item.externalId);
    if (forgotten.has(item)) continue;
    if (before === undefined) fresh += 1;
    else if (!outranks(versionOf(item), before) || !canReplace(rowOf.get(item.externalId), versionOf(item))) continue;
    else if (rowOf.has(item.externalId)) changed.add(item.externalId);
    seen.set(item.externalId, versionOf(item));
  }
  return { fresh, changed: changed.size, present: items.length - fresh - changed.size, redacted: redactedIn(items) };
}

function canReplace(row: { readonly importId: string | null; readonly isFolded: boolean } | undefined, version: ImportedVersion): boolean {
  return row === undefined || givesWay(row, version);
}

/** Personal data that was replaced in a batch, by kind. */
export function redactedIn(items: readonly PreparedFeedback[]): RedactionCounts {
  const counts = { card: 0, iban: 0, phone: 0, email: 0, link: 0 };
  for (const item of items) for (const kind of personalDataKinds) counts[kind] += item.redacted[kind];
  return counts;
}
