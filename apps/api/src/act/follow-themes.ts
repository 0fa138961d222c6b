import { auditEntry, auditHead } from '@kept/db/schema/organisation/audit.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Ctx, Deps } from '../context.ts';

export const changesSince = z.object({ after: z.coerce.number().int().min(0, 'This is not the number of a change.').optional() });

const everyMilliseconds = 1000;
/** Then the reader asks again, and is asked who they are again. */
const looksPerRequest = 120;
/** A line that says nothing keeps a proxy from taking the quiet for an end. */
const looksPerSign = 15;
const mostPerLook = 500;

/**
 * Tells of every theme that somebody changed, as server-sent events, within two seconds, whichever process they did it in: the
 * audit log is the table of changes, numbered without a gap in the order of their commits. It goes on after `lastEventId`, else
 * after `after`, else with what comes next. Only ids are told; whoever wants to know more reads the theme.
 */
export function followThemes(ctx: Ctx, { after }: z.infer<typeof changesSince>, lastEventId: string | undefined): ReadableStream<Uint8Array> {
  const ending = new AbortController();
  const events = readEvents(ctx, Number.isSafeInteger(Number(lastEventId ?? Number.NaN)) ? Number(lastEventId) : after, ending.signal);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        // A database that is gone for a moment, or a reader who left, ends the stream; the browser asks again.
        const event = await events.next().catch(() => undefined);
        if (ending.signal.aborted) return;
        if (event === undefined || event.done === true) controller.close();
        else controller.enqueue(encoder.encode(event.value));
      },
      cancel: () => ending.abort(),
    },
    { highWaterMark: 0 },
  );
}

async function* readEvents(ctx: Ctx, after: number | undefined, signal: AbortSignal): AsyncGenerator<string, undefined> {
  let last = after ?? (await readHead(ctx));
  yield `retry: 200\n${eventOf(last, [])}`;
  for (let look = 1; look <= looksPerRequest; look += 1) {
    if ((await readHead(ctx)) > last) {
      const news = await readNews(ctx, last);
      last = news.last;
      yield eventOf(last, news.themes);
    } else if (look % looksPerSign === 0) yield ':\n\n';
    await pause(everyMilliseconds, undefined, { signal });
  }
  return undefined;
}

function eventOf(id: number, themes: readonly string[]): string {
  return `id: ${id}\ndata: ${JSON.stringify({ themes })}\n\n`;
}

const heads = new WeakMap<Deps['database'], Map<string, Promise<number>>>();

/** The number of the latest change; however many people look, the database is asked once a second for each organisation. */
async function readHead(ctx: Ctx): Promise<number> {
  const known = heads.get(ctx.database) ?? new Map<string, Promise<number>>();
  heads.set(ctx.database, known);
  const before = known.get(ctx.orgId);
  if (before !== undefined) return before;
  const asked = inOrg(ctx.db, ctx.orgId, async (tx) => (await tx.select({ sequence: auditHead.sequence }).from(auditHead).where(eq(auditHead.orgId, ctx.orgId)))[0]?.sequence ?? 0);
  known.set(ctx.orgId, asked);
  const forget = () => void known.delete(ctx.orgId);
  asked.then(() => setTimeout(forget, everyMilliseconds - 50).unref(), forget);
  return asked;
}

/** The themes changed after a change; what is no theme's is passed over. */
async function readNews(ctx: Ctx, after: number): Promise<{ last: number; themes: string[] }> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ sequence: auditEntry.sequence, subject: auditEntry.subject })
      .from(auditEntry)
      .where(and(eq(auditEntry.orgId, ctx.orgId), gt(auditEntry.sequence, after)))
      .orderBy(asc(auditEntry.sequence))
      .limit(mostPerLook),
  );
  const themes = rows.flatMap(({ subject }) => (subject.startsWith('theme') ? [subject.slice(subject.indexOf(':') + 1)] : []));
  return { last: rows.at(-1)?.sequence ?? after, themes: [...new Set(themes)] };
}
