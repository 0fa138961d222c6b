import { dayIn, writeShortDay } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { normaliseReceiptCode, writeReceiptCode } from '@kept/core/listen/receipt-code.ts';
import { slipKinds } from '@kept/core/listen/slip-text.ts';
import { frictionPaper, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { paperHash } from './check-slip.ts';
import { drawQr } from './draw-survey-qr.ts';
import { readSlug } from './read-host.ts';

const codeBytes = 7;
const mostAtOnce = 200;

export const newPapers = z.object({ count: z.int('Say how many slips to print.').min(5, 'Print at least five: fewer would say whose they are.').max(mostAtOnce, `At most ${mostAtOnce} slips are printed at once.`) });
export const drawnPapers = z.object({ title: z.string(), closesOn: z.string(), url: z.string(), items: z.array(z.object({ code: z.string(), qr: z.string() })) });

/** Draws single-use slips for people without an account. The codes are in this answer only; the table keeps hashes, in an order of their own. */
export async function drawPapers(ctx: Ctx, roundId: string, { count }: z.infer<typeof newPapers>): Promise<z.infer<typeof drawnPapers>> {
  const url = `${ctx.place.baseUrl}/f/${await readSlug(ctx)}`;
  const codes = Array.from({ length: count }, () => writeReceiptCode(ctx.random(codeBytes)));
  const hashes = codes.flatMap((code) => slipKinds.map((kind) => ({ kind, codeHash: paperHash(ctx, normaliseReceiptCode(code) ?? '', kind) })));
  const round = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select().from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId)));
    if (found === undefined) throw notFound('round');
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    if (dayIn(ctx.now(), settings?.timezone ?? 'UTC') > found.closesOn) throw new AppError('conflict', `This round closed on ${writeShortDay(found.closesOn)}. Its printed slips are void.`);
    // Sorted by hash, which is an order by chance: rows lie as they were written.
    const rows = hashes.map(({ kind, codeHash }) => ({ orgId: ctx.orgId, codeHash, roundId, kind })).toSorted((a, b) => (a.codeHash < b.codeHash ? -1 : 1));
    await tx.insert(frictionPaper).values(rows);
    return found;
  });
  // What follows the # stays in the browser: no log of ours or of a proxy sees a code.
  return { title: round.title, closesOn: round.closesOn, url, items: codes.map((code) => ({ code, qr: drawQr(`${url}#slip=${code}`) })) };
}
