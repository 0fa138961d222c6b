import { leadsAmong } from '@kept/core/organisation/leads.ts';
import { writeDay } from '@kept/core/calendar.ts';
import { findSpike, type Spike } from '@kept/core/act/find-spike.ts';
import { spikeCheck, spikeMute, themeSpike } from '@kept/db/schema/act/spikes.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { renderMail } from '@kept/emails/render.ts';
import * as template from '@kept/emails/spike-note.tsx';
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { countThemeWeeks } from './count-theme-weeks.ts';
import { readQuotes } from './read-quotes.ts';
import { spikeWeek } from './spike-week.ts';

interface FoundSpike extends Spike {
  readonly themeId: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly isMuted: boolean;
  readonly quote: string | undefined;
}

/**
 * The weekly look at every theme: whoever owns one that was raised clearly more than usual, and the leads, get one mail for all of
 * them. Rows, mails and "this week was looked at" are saved together, so that a second look finds it done and tells nobody again.
 */
export async function checkSpikes(ctx: Ctx): Promise<void> {
  const weekOn = spikeWeek(ctx.now());
  const found = await inOrg(ctx.db, ctx.orgId, async (tx) => ((await wasLookedAt(tx, ctx, weekOn)) ? undefined : findSpikes(tx, ctx, weekOn)));
  if (found === undefined) return;
  const mails = await writeMails(ctx, weekOn, found.filter(({ isMuted }) => !isMuted));
  const isNews = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [claimed] = await tx
      .insert(spikeCheck)
      .values({ orgId: ctx.orgId, weekOn, at: ctx.now() })
      .onConflictDoUpdate({ target: spikeCheck.orgId, set: { weekOn, at: ctx.now() }, setWhere: lt(spikeCheck.weekOn, weekOn) })
      .returning({ weekOn: spikeCheck.weekOn });
    if (claimed === undefined || found.length === 0) return false;
    const rows = found.map(({ themeId, people, expected, chance, baselineWeeks, isMuted }) => ({ orgId: ctx.orgId, themeId, weekOn, people, expected, chance, baselineWeeks, foundAt: ctx.now(), toldAt: isMuted ? null : ctx.now() }));
    const made = await tx.insert(themeSpike).values(rows).onConflictDoNothing().returning({ themeId: themeSpike.themeId, toldAt: themeSpike.toldAt });
    for (const { themeId, toldAt } of made) if (toldAt !== null) await recordAudit(tx, ctx, 'note-spike', `theme:${themeId}`, { week: weekOn });
    for (const { to, content } of mails) await queueMail(tx, ctx, { kind: 'owner', occasion: `spikes:${weekOn}`, recipient: `member:${to.id}`, to: { name: to.name, email: to.email }, subject: content.subject, html: content.html, plainText: content.text });
    return mails.length > 0;
  });
  if (isNews) await ctx.wake('send-mail', ctx.orgId);
}

async function wasLookedAt(tx: OrgTx, ctx: Ctx, weekOn: string): Promise<boolean> {
  const [last] = await tx.select({ weekOn: spikeCheck.weekOn }).from(spikeCheck).where(eq(spikeCheck.orgId, ctx.orgId));
  return last !== undefined && last.weekOn >= weekOn;
}

async function findSpikes(tx: OrgTx, ctx: Ctx, weekOn: string): Promise<FoundSpike[]> {
  const spikes = [...(await countThemeWeeks(tx, ctx, weekOn))].flatMap(([themeId, { week, before }]) => {
    const spike = findSpike(week, before);
    return spike === undefined ? [] : [{ themeId, ...spike }];
  });
  const ids = spikes.map(({ themeId }) => themeId);
  if (ids.length === 0) return [];
  const themes = await tx.select({ id: theme.id, title: theme.title, ownerId: theme.ownerId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, ids)));
  const muted = new Set((await tx.select({ themeId: spikeMute.themeId }).from(spikeMute).where(eq(spikeMute.orgId, ctx.orgId))).map(({ themeId }) => themeId));
  const quotes = await readQuotes(tx, ctx, ids);
  return spikes.flatMap((spike) => {
    const own = themes.find(({ id }) => id === spike.themeId);
    return own === undefined ? [] : [{ ...spike, title: own.title, ownerId: own.ownerId, isMuted: muted.has(spike.themeId), quote: quotes.get(spike.themeId)?.text }];
  });
}

/** One mail to each owner about their own, and to each lead about all (to administrators where nobody leads); rendered before anything is saved. */
async function writeMails(ctx: Ctx, weekOn: string, told: readonly FoundSpike[]) {
  if (told.length === 0) return [];
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  const people = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: member.id, name: member.name, email: member.email, role: member.role }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.active, true))));
  const leading = new Set(leadsAmong(people));
  const mails = [];
  for (const to of people) {
    const theirs = told.filter(({ ownerId }) => leading.has(to) || ownerId === to.id);
    if (theirs.length === 0) continue;
    const themes = theirs.toSorted((a, b) => b.people / b.expected - a.people / a.expected).map(({ themeId, title, people: raisedBy, expected, quote }) => ({ title, people: raisedBy, usual: expected, themeUrl: `${ctx.place.baseUrl}/themes/${themeId}`, ...(quote === undefined ? {} : { quote }) }));
    mails.push({ to, content: await renderMail(template, { organisationName: own?.name ?? '', name: to.name.split(' ')[0] ?? to.name, weekLabel: writeDay(weekOn), themes }) });
  }
  return mails;
}
