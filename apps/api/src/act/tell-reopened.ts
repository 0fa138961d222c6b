import { writeDay } from '@kept/core/calendar.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/owner-note.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { ladderOf, readLadders } from './ladders/read-ladders.ts';
import { type Reach, readReach } from './ladders/read-reach.ts';
import { tellOwner } from './tell-owner.ts';

/** Tells the owner and the ladder that evidence has opened a theme again, with the figures; once a fix, in the transaction that opens it. */
export async function tellReopened(tx: OrgTx, ctx: Ctx, found: Theme, today: string, deadlineOn: string, reason: string): Promise<void> {
  const reach = await readReach(tx, ctx, today);
  const [own] = await tx.select({ name: setting.senderName }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const ownerName = found.ownerId === null ? undefined : reach.members.get(found.ownerId)?.name;
  for (const id of await readWhoHears(tx, ctx, reach, found)) {
    const to = reach.members.get(id);
    if (to === undefined) continue;
    const content = await renderMail(template, {
      organisationName: own?.name ?? '',
      ownerName: to.name.split(' ')[0] ?? to.name,
      themes: [{ title: found.title, state: 'reopened', deadline: writeDay(deadlineOn), ring: { reached: 2, next: 'now' }, note: reason, themeUrl: `${ctx.place.baseUrl}/themes/${found.id}`, ...(id === found.ownerId || ownerName === undefined ? {} : { owner: ownerName }) }],
    });
    await tellOwner(tx, ctx, to, { content }, { question: `reopened:${found.id}:${found.resolutionNumber}` });
  }
}

/** The owner, and whom the theme's ladder tells beside owner and deputy; the sponsor hears of it only as the ladder says, if nothing happens. */
async function readWhoHears(tx: OrgTx, ctx: Ctx, reach: Reach, found: Theme): Promise<ReadonlySet<string>> {
  const steps = ladderOf(await readLadders(tx, ctx), found)?.steps ?? [];
  const named = steps.flatMap(({ roles, memberId }) => [...(roles.includes('leads') ? reach.leads : []), ...(memberId === null ? [] : [memberId])]);
  return new Set([...(found.ownerId === null ? [] : [found.ownerId]), ...(steps.length === 0 ? reach.leads : named)]);
}
