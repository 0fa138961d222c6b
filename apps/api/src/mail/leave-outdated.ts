import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { whyOutdated } from '@kept/core/listen/invitation-standing.ts';
import type { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { leaveOut } from './leave-out.ts';
import { leaveRetracted } from './leave-retracted.ts';
import { readStandings } from './read-standings.ts';

type MailRow = typeof mail.$inferSelect;

const decisionId = z.uuid();

/** Gives the mails that are still right: an invitation or reminder, however long it waited, is not sent once its survey was closed, deleted or switched off, its link has ended, or the person has answered. */
export async function leaveOutdated(tx: OrgTx, ctx: Ctx, due: readonly MailRow[]): Promise<readonly MailRow[]> {
  const asking = due.filter((row) => (row.kind === 'survey' || row.kind === 'reminder') && decisionId.safeParse(row.occasion).success);
  if (asking.length === 0) return leaveRetracted(tx, ctx, due);
  const standings = await readStandings(tx, ctx, asking.map(({ occasion }) => occasion));
  const outdated = new Set<string>();
  for (const row of asking) {
    const standing = standings.get(row.occasion);
    const code = standing === undefined ? undefined : whyOutdated(standing, ctx.now());
    if (code === undefined) continue;
    outdated.add(row.id);
    await leaveOut(tx, ctx, row, { code, reason: leftOutWords[code] });
  }
  return leaveRetracted(tx, ctx, due.filter((row) => !outdated.has(row.id)));
}
