import { writeDay } from '@kept/core/calendar.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import * as template from '@kept/emails/owner-note.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { giveReplyAddress, ownerMailHeaders } from '../mail/inbound/give-reply-address.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { countPeople } from './count-people.ts';
import { dayOccasion } from './ladders/day-occasion.ts';
import { type Issued, ownerLinks } from './owner-pages/owner-link.ts';
import { readQuotes } from './read-quotes.ts';
import { readToday } from './read-today.ts';

/** A rendered mail that waits to be put on record in the verb's own transaction. */
export interface OwnerMail {
  /** Where its reader answers, when the theme is theirs and mail is taken in. */
  readonly replyTo?: string | undefined;
  readonly content: Awaited<ReturnType<typeof renderMail>>;
}

interface About {
  /** Whoever reads it. */
  readonly ownerId: string;
  readonly state: 'handed' | 'asked' | 'not_theirs' | 'returned';
  readonly deadlineOn?: string;
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  /** The timeline entry that makes them the owner: the mail's four answers are theirs for as long as it counts. */
  readonly ownedSince?: string;
}

/** Writes the mail that tells somebody that a theme carries their name, or is to carry it; rendered before the verb's transaction begins. */
export async function writeOwnerMail(ctx: Ctx, themeId: string, input: About): Promise<OwnerMail> {
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name }).from(organisation).where(eq(organisation.id, ctx.orgId)));
  const facts = await inOrg(ctx.db, ctx.orgId, (tx) => readFacts(tx, ctx, themeId, input.ownerId));
  const replyTo = input.ownedSince === undefined ? undefined : await replyFor(ctx, { themeId, memberId: input.ownerId, ownedSince: input.ownedSince, issuedOn: facts.today });
  const content = await renderMail(template, {
    organisationName: own?.name ?? '',
    ...(facts.ownerName === undefined ? {} : { ownerName: facts.ownerName.split(' ')[0] ?? facts.ownerName }),
    themes: [
      {
        title: input.title ?? facts.title,
        state: input.state,
        deadline: writeDay(input.deadlineOn ?? facts.deadlineOn),
        ring: { reached: 2, next: 'now' },
        people: facts.people,
        ...(facts.quote === undefined ? {} : { quote: facts.quote, quoteFrom: 'A customer' }),
        ...(facts.givenBy === undefined ? {} : { handedBy: facts.givenBy }),
        ...(input.note === undefined ? {} : { note: input.note }),
        themeUrl: `${ctx.place.baseUrl}/themes/${themeId}`,
        ...(input.ownedSince === undefined ? {} : { actions: ownerLinks(ctx, { themeId, memberId: input.ownerId, ownedSince: input.ownedSince, issuedOn: facts.today }) }),
        ...(replyTo === undefined ? {} : { replyTo }),
      },
    ],
  });
  return { content, replyTo };
}

function replyFor(ctx: Ctx, issued: Issued): Promise<string | undefined> {
  return inOrg(ctx.db, ctx.orgId, (tx) => giveReplyAddress(tx, ctx, issued));
}

/**
 * Puts that mail on record. What somebody owns now waits for tomorrow's mail if they had one about themes today already, since that
 * holds all that was not acknowledged; a question one person asks another goes under an occasion of its own. What can be undone waits
 * until it cannot: `heldFor` milliseconds.
 */
export async function tellOwner(tx: OrgTx, ctx: Ctx, owner: { id: string; name: string; email: string }, mail: OwnerMail, { question, heldFor = 0 }: { question?: string; heldFor?: number } = {}): Promise<void> {
  await queueMail(tx, ctx, { sendAfter: new Date(ctx.now().getTime() + heldFor), kind: 'owner', occasion: question ?? dayOccasion(await readToday(tx, ctx)), recipient: `member:${owner.id}`, to: { name: owner.name, email: owner.email }, subject: mail.content.subject, html: mail.content.html, plainText: mail.content.text, headers: ownerMailHeaders(mail.replyTo) });
}

async function readFacts(tx: OrgTx, ctx: Ctx, themeId: string, ownerId: string) {
  const [found] = await tx.select({ title: theme.title, deadlineOn: theme.deadlineOn }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
  const nameOf = async (id: string) => (await tx.select({ name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, id))))[0]?.name;
  const people = await countPeople(tx, ctx, [themeId]);
  const quotes = await readQuotes(tx, ctx, [themeId]);
  return {
    today: await readToday(tx, ctx),
    title: found?.title ?? '',
    deadlineOn: found?.deadlineOn ?? '2000-01-01',
    people: people.get(themeId)?.people ?? 0,
    quote: quotes.get(themeId)?.text,
    ownerName: await nameOf(ownerId),
    givenBy: ctx.actor.kind === 'member' ? await nameOf(ctx.actor.memberId) : undefined,
  };
}
