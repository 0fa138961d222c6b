import type { Db } from '@kept/db/client.ts';
import { sendPace } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { MailTransport } from './transport.ts';

/**
 * A transport that notes for the whole installation when whoever carries mail takes nothing from us, and that it takes mail again. What was noted
 * before this process started is asked for once; after that it costs a statement only when it changes.
 */
export function noteStanding(transport: MailTransport, db: Db, now: () => Date): MailTransport {
  const { batches, name } = transport;
  let mayBeRefused = true;
  const note = async <Answer extends { readonly outcome: string }>(answer: Answer): Promise<Answer> => {
    if (answer.outcome === 'barred') {
      mayBeRefused = true;
      await inDirectory(db, (tx) => tx.insert(sendPace).values({ provider: name, freeAt: now(), pausedUntil: now(), refusedSince: now() }).onConflictDoUpdate({ target: sendPace.provider, set: { refusedSince: sql`coalesce(${sendPace.refusedSince}, excluded.refused_since)` } }));
    } else if (mayBeRefused && (answer.outcome === 'sent' || answer.outcome === 'taken')) {
      mayBeRefused = false;
      await inDirectory(db, (tx) => tx.update(sendPace).set({ refusedSince: null }).where(and(eq(sendPace.provider, name), isNotNull(sendPace.refusedSince))));
    }
    return answer;
  };
  return {
    ...transport,
    deliver: async (message) => note(await transport.deliver(message)),
    ...(batches === undefined ? {} : { batches: { ...batches, deliver: async (request, key, count) => note(await batches.deliver(request, key, count)) } }),
  };
}

/** Since when the provider takes nothing from us; null while it does, or where nobody was asked. */
export async function readRefusedSince(db: Db, provider: MailTransport['name']): Promise<Date | null> {
  const [row] = await inDirectory(db, (tx) => tx.select({ since: sendPace.refusedSince }).from(sendPace).where(eq(sendPace.provider, provider)));
  return row?.since ?? null;
}
