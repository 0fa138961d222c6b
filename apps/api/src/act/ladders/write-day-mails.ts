import { writeDay, writeShortDay } from '@kept/core/calendar.ts';
import { escalationTold } from '@kept/db/schema/act/ladders.ts';
import { noteMention } from '@kept/db/schema/act/note-mentions.ts';
import { procedureTold } from '@kept/db/schema/act/procedures.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import * as template from '@kept/emails/owner-note.tsx';
import { type OwnerTheme, ownerThemes, type WeekSummary } from '@kept/emails/owner-words.ts';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { giveReplyAddress, ownerMailHeaders } from '../../mail/inbound/give-reply-address.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { blockedOf } from '../blocked-of.ts';
import { countPeople } from '../count-people.ts';
import { ownerLinks, readOwnedSince } from '../owner-pages/owner-link.ts';
import { readQuotes } from '../read-quotes.ts';
import { type Day, type PersonsDay, readDay } from './read-day.ts';
import { readWeek } from './read-week.ts';

/** A mail longer than this is not read; the rest waits on the page. */
const shown = 12;

/**
 * Writes each person's one mail of the day about themes: late ones first, what ladders tell them, what is new to them; for leads, once
 * a week, how the week went. The day is the mail's occasion, so that the database holds that there is one; whom a step told is
 * marked in the same transaction, and whoever had a mail today already waits for the next working day.
 */
export async function writeDayMails(ctx: Ctx): Promise<boolean> {
  const day = await readDay(ctx);
  const week = day.isFirst ? await readWeek(ctx) : undefined;
  const leads = week === undefined ? [] : day.reach.leads.flatMap((id) => day.reach.members.get(id) ?? []);
  const alone = leads.filter(({ id }) => !day.people.some(({ to }) => to.id === id)).map((to): PersonsDay => ({ to, entries: [], procedures: [] }));
  const waiting = [...day.people, ...alone].filter(({ to }) => !day.mailed.has(`member:${to.id}`));
  let hasMails = false;
  for (const person of waiting) hasMails = (await writeDayMail(ctx, day, person, day.reach.leads.includes(person.to.id) ? week : undefined)) || hasMails;
  return hasMails;
}

async function writeDayMail(ctx: Ctx, day: Day, { to, entries, procedures }: PersonsDay, week: WeekSummary | undefined): Promise<boolean> {
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  const themes = ownerThemes({ organisationName: '', themes: await inOrg(ctx.db, ctx.orgId, (tx) => writeThemes(tx, ctx, day, { to, entries, procedures })), week: week ?? noWeek });
  const named = procedures.map(({ procedureId, title, sentence }) => ({ title, sentence, url: `${ctx.place.baseUrl}/procedures/${procedureId}` }));
  const content = await renderMail(template, {
    organisationName: own?.name ?? '',
    ownerName: to.name.split(' ')[0] ?? to.name,
    themes: themes.slice(0, shown),
    procedures: named.slice(0, shown),
    more: Math.max(0, themes.length - shown),
    nextDigestOn: writeShortDay(day.nextDigestOn),
    ...(week === undefined ? {} : { week }),
  });
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const queued = await queueMail(tx, ctx, { kind: 'owner', occasion: day.occasion, recipient: `member:${to.id}`, to: { name: to.name, email: to.email }, subject: content.subject, html: content.html, plainText: content.text, headers: ownerMailHeaders(soleReply(themes)) });
    if (queued === undefined) return false;
    for (const { told, calls } of entries) {
      for (const { id } of calls) await tx.update(noteMention).set({ mailedAt: ctx.now() }).where(and(eq(noteMention.orgId, ctx.orgId), eq(noteMention.updateId, id), eq(noteMention.memberId, to.id)));
      for (const { themeId, waitingSince, stepId } of told) {
        await tx.update(escalationTold).set({ mailedAt: ctx.now() }).where(and(eq(escalationTold.orgId, ctx.orgId), eq(escalationTold.themeId, themeId), eq(escalationTold.waitingSince, waitingSince), eq(escalationTold.stepId, stepId), eq(escalationTold.memberId, to.id), isNull(escalationTold.mailedAt)));
      }
    }
    for (const { procedureId, about, period } of procedures) {
      await tx.update(procedureTold).set({ mailedAt: ctx.now() }).where(and(eq(procedureTold.orgId, ctx.orgId), eq(procedureTold.procedureId, procedureId), eq(procedureTold.about, about), eq(procedureTold.period, period), eq(procedureTold.memberId, to.id), isNull(procedureTold.mailedAt)));
    }
    return true;
  });
}

/** Where a plain reply goes: it says which theme it means only when there is one. */
function soleReply(themes: readonly OwnerTheme[]): string | undefined {
  return themes.length === 1 ? themes[0]?.replyTo : undefined;
}

/** Themes are put in order before anybody knows whether there is a summary to go with them. */
const noWeek: WeekSummary = { weekLabel: '', opened: 0, answered: 0, reopened: 0, late: 0, blocked: 0, people: [] };

async function writeThemes(tx: OrgTx, ctx: Ctx, day: Day, { to: { id: memberId }, entries }: PersonsDay): Promise<OwnerTheme[]> {
  const ids = entries.map(({ found }) => found.id);
  const people = await countPeople(tx, ctx, ids);
  const quotes = await readQuotes(tx, ctx, ids);
  const since = await readOwnedSince(tx, ctx, entries.map(({ found }) => found));
  const replies = new Map<string, string | undefined>();
  for (const { found } of entries) {
    const ownedSince = found.ownerId === memberId ? since.get(found.id) : undefined;
    if (ownedSince !== undefined) replies.set(found.id, await giveReplyAddress(tx, ctx, { themeId: found.id, memberId, ownedSince, issuedOn: day.today }));
  }
  return entries.map(({ found, state, daysLate, daysLeft, reasons, ownerName, isStandIn }) => {
    const quote = quotes.get(found.id)?.text;
    // The four answers are the owner's; leads and deputies open the page.
    const blocked = blockedOf(found, day, (id) => day.reach.members.get(id)?.name ?? 'a colleague who left')?.sentence;
    const ownedSince = found.ownerId === memberId ? since.get(found.id) : undefined;
    const replyTo = replies.get(found.id);
    return {
      title: found.title,
      state,
      deadline: found.deadlineOn === null ? '' : writeDay(found.deadlineOn),
      ...(state === 'late' ? { days: daysLate } : state === 'due' ? { days: daysLeft } : {}),
      ring: state === 'unowned' ? { reached: 1, next: 'now' } : { reached: 2, next: state === 'late' ? 'late' : 'now' },
      people: people.get(found.id)?.people ?? 0,
      ...(quote === undefined ? {} : { quote, quoteFrom: 'A customer' }),
      ...(reasons.length === 0 ? {} : { reason: reasons.join(' ') }),
      ...(blocked === undefined ? {} : { blocked }),
      ...(ownerName === undefined ? {} : { owner: ownerName, standsIn: isStandIn }),
      themeUrl: `${ctx.place.baseUrl}/themes/${found.id}`,
      ...(ownedSince === undefined ? {} : { actions: ownerLinks(ctx, { themeId: found.id, memberId, ownedSince, issuedOn: day.today }) }),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
  });
}
