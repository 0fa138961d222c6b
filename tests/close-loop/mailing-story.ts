import { approveDigest } from '@kept/api/close-loop/approve-digest.ts';
import { askReview } from '@kept/api/close-loop/ask-review.ts';
import { buildDigest } from '@kept/api/close-loop/build-digest.ts';
import { scheduleDigest } from '@kept/api/close-loop/schedule-digest.ts';
import { type Ctx, systemCtx } from '@kept/api/context.ts';
import { applyInbound } from '@kept/api/mail/inbound/apply-inbound.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import { AppError } from '@kept/core/errors.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { TestApp } from '../support/test-app.ts';
import { eventOf, type Fate, signEvent } from '../support/tell-webhook.ts';
import { makeWorld, type Person } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';
import { type Arrival, beyondBudget, type Chosen, handedKey, type MailFact, openModel, twiceIn, uncalledFor, whyWrong } from './mailing-model.ts';
import { type HandedMail, type ProviderAnswer, watchfulProvider } from './watchful-provider.ts';

/** The last two share an address under two spellings. */
export const readers = ['maria@mail.example', 'tom@mail.example', 'ida@mail.example', 'ana@mail.example', 'olu@mail.example', 'TOM@Mail.Example'] as const;
export const titles = ['Bills come late', 'Nobody rings back'] as const;
export const webhookSecret = `whsec_${Buffer.from('the signing secret of this story').toString('base64')}`;
const second = { subject: 'Your words, our work', percent: 30, hours: 4 };

export interface Budget {
  readonly days: number;
  readonly most: number;
}

/** Whether a verb may refuse here is another test's matter. */
export async function unlessRefused<T>(deed: Promise<T>): Promise<T | undefined> {
  return deed.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return undefined;
  });
}

/** An organisation with a digest that is due, a provider that notes what it is handed, and the model that says what it may be handed. */
export async function openStory(app: TestApp, { days, most }: Budget, triesSubjects: boolean) {
  const world = await makeWorld(app);
  const run = <T>(deed: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, deed);
  await run((tx) => tx.update(setting).set({ mailBudgetDays: days, mailBudgetMost: most }).where(eq(setting.orgId, world.orgId)));
  const themes = [await layTheme(app, world), await layTheme(app, world, { title: titles[1] })];
  // Everybody said both, so that a notice about either concerns them all.
  const add = async (emails: readonly string[]) => {
    const added = await layCustomers(app, world, emails.map((email) => ({ email, themeId: themes[0] ?? '' })));
    const said = await run((tx) => tx.select({ mention }).from(mention).innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId))).where(and(eq(mention.orgId, world.orgId), inArray(feedback.customerId, added))));
    await run((tx) => tx.insert(mention).values(said.map(({ mention: row }) => ({ ...row, id: crypto.randomUUID(), themeId: themes[1] ?? '' }))));
    return added;
  };
  const ids = await add(readers);
  const as = (person: Person, role: 'admin' | 'marketer' | 'lead'): Ctx => ({ ...systemCtx(app.deps, world.orgId, 'test'), actor: { kind: 'member', memberId: person.memberId, accountId: '', role } });
  const [marketer, lead] = [as(await world.join('marketer'), 'marketer'), as(await world.join('lead'), 'lead')];
  const release = async (id: string) => {
    await askReview(marketer, id, {});
    const [row] = await run((tx) => tx.select({ version: digest.version }).from(digest).where(and(eq(digest.orgId, world.orgId), eq(digest.id, id))));
    await approveDigest(lead, id, { approve: true, version: row?.version ?? 0 });
    await scheduleDigest(marketer, id, { holdMinutes: 0 });
  };
  const { id } = await buildDigest(marketer, { period: '2026-Q4' });
  await release(id);
  // Six people are too few for a test of two subjects that a person would be let schedule.
  if (triesSubjects) await run((tx) => tx.update(digest).set({ subjectTest: second }).where(and(eq(digest.orgId, world.orgId), eq(digest.id, id))));
  return { app, world, run, ctx: as(world.admin, 'admin'), marketer, release, themes, ids, add: async (email: string) => (await add([email]))[0] ?? '', editions: [id], model: openModel(titles), ...notesOf(), startedAt: app.deps.now(), triesSubjects, budget: { days, most } };
}

export type Story = Awaited<ReturnType<typeof openStory>>;

function notesOf() {
  const chosen: Chosen[] = [];
  const arrived: { mail: HandedMail; at: Date; order: number }[] = [];
  const wrong: string[] = [];
  /** When each notice was written, as a place among what arrived. */
  const writtenAt = new Map<string, number>();
  const handed = new Map<string, HandedMail>();
  const facts = new Map<string, MailFact>();
  const erased = new Set<string>();
  const told: { mail: HandedMail; fate: Fate }[] = [];
  return { chosen, arrived, wrong, writtenAt, handed, facts, erased, told };
}

/** One go of the sender, with what the provider answers. */
export async function sendOnce(story: Story, provider: ReturnType<typeof openProvider>, answers: readonly ProviderAnswer[]): Promise<void> {
  provider.answerWith(answers);
  const before = story.chosen.length;
  await sendMail({ ...story.ctx, transport: provider.transport });
  await learnFacts(story);
  for (const one of story.chosen.slice(before)) {
    const fact = story.facts.get(one.mailId);
    if (fact === undefined) story.wrong.push(`A mail to ${one.to} has no row.`);
    else story.wrong.push(...whyWrong(one, fact), ...(story.erased.has(fact.customerId) ? [`${one.to} was erased and got a ${fact.kind}.`] : []));
  }
}

/** The provider of a story: what it is handed goes into the story's notes. */
export function openProvider(story: Story) {
  const { model } = story;
  return watchfulProvider({
    now: story.app.deps.now,
    freezing: (mail) => void story.chosen.push(model.snapshot(mail, story.app.deps.now())),
    handed: (mail, isRepeat) => {
      story.handed.set(mail.mailId, mail);
      const fact = story.facts.get(mail.mailId);
      if (!isRepeat || fact === undefined) return;
      if (story.erased.has(fact.customerId)) story.wrong.push(`${mail.to} was erased and is handed over once more.`);
      if (fact.edition !== undefined && model.isStopped(fact.edition)) story.wrong.push(`Edition ${fact.edition} was stopped and is handed over once more to ${mail.to}.`);
    },
    arrived: (mail) => void story.arrived.push({ mail, at: story.app.deps.now(), order: story.arrived.length }),
    tell: async (mail, fate) => {
      await postEvent(story, mail, fate);
      await applyEvents(story);
    },
    wrong: (what) => void story.wrong.push(what),
  });
}

/** The provider's webhook tells what became of a mail; it counts when it is applied. */
export async function postEvent(story: Story, mail: HandedMail, fate: Fate): Promise<void> {
  const body = JSON.stringify(eventOf({ id: `re_${mail.mailId}`, to: mail.to, subject: mail.subject, tags: [{ name: 'kept_return', value: mail.key }] }, fate));
  const answer = await story.app.fetch('/inbound', signEvent(webhookSecret, `msg_${crypto.randomUUID()}`, body));
  if (answer.status !== 200) story.wrong.push(`The webhook was answered with ${answer.status}.`);
  story.told.push({ mail, fate });
}

/** Applies what was told, in the product and then in the model: what is only on its way there forbids nothing yet. */
export async function applyEvents(story: Story): Promise<void> {
  const waiting = story.told.splice(0);
  await applyInbound(story.ctx);
  for (const { mail: one, fate } of waiting) {
    // Of whom was erased meanwhile nothing is known any more, and who shares the address goes on.
    if (story.erased.has(story.facts.get(one.mailId)?.customerId ?? '')) continue;
    if (fate === 'complained') story.model.complain(one.mailId);
    if (fate === 'complained') story.model.ban(one.to, 'complained');
    if (fate === 'bounced' || fate === 'suppressed') story.model.ban(one.to, 'bounced');
  }
}

/** Notes when notices were written: whoever was told before by a digest should not have one. */
export async function noteWritten(story: Story, write: () => Promise<unknown>): Promise<void> {
  await write();
  const rows = await story.run((tx) => tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, story.world.orgId), eq(mail.kind, 'notice'))));
  for (const { id } of rows) if (!story.writtenAt.has(id)) story.writtenAt.set(id, story.arrived.length);
}

/** Reads which mail is which, before erasures take that away. */
async function learnFacts(story: Story): Promise<void> {
  const unknown = [...new Set(story.chosen.map(({ mailId }) => mailId))].filter((mailId) => !story.facts.has(mailId));
  if (unknown.length === 0) return;
  const rows = await story.run((tx) => tx.select().from(mail).where(and(eq(mail.orgId, story.world.orgId), inArray(mail.id, unknown))));
  const tellings = await story.run((tx) => tx.select().from(noticeTelling).where(and(eq(noticeTelling.orgId, story.world.orgId), inArray(noticeTelling.mailId, unknown))));
  for (const { id, kind, occasion, customerId } of rows) {
    const tells = tellings.filter(({ mailId }) => mailId === id).map(({ themeId, resolutionNumber }) => ({ title: titles[story.themes.indexOf(themeId)] ?? themeId, fix: resolutionNumber }));
    story.facts.set(id, { kind, customerId: customerId ?? '', edition: kind === 'digest' ? story.editions.indexOf(occasion) : undefined, tells });
  }
}

/** Everything that went wrong in a story, once it is over. */
export async function faultsOf(story: Story): Promise<string[]> {
  const arrivals: Arrival[] = story.arrived.flatMap(({ mail: one, at, order }) => {
    const fact = story.facts.get(one.mailId);
    return fact === undefined ? [] : [{ ...fact, ...one, at, order, writtenAt: story.writtenAt.get(one.mailId) ?? 0 }];
  });
  const handed = new Set([...story.handed.values()].flatMap(({ mailId, to }) => ((edition) => (edition === undefined ? [] : [handedKey(to, edition)]))(story.facts.get(mailId)?.edition)));
  return [...story.wrong, ...twiceIn(arrivals), ...uncalledFor(arrivals, handed), ...beyondBudget(arrivals, story.budget), ...(await faultsOfSubjects(story))];
}

/** Each subject to those who try it, and the rest hours later with the one that was chosen. */
async function faultsOfSubjects({ run, world, editions, chosen, facts, startedAt, triesSubjects }: Story): Promise<string[]> {
  const copies = await run((tx) => tx.select({ mailId: digestCopy.mailId, arm: digestCopy.arm }).from(digestCopy).where(and(eq(digestCopy.orgId, world.orgId), eq(digestCopy.digestId, editions[0] ?? ''))));
  const arms = new Map(copies.map(({ mailId, arm }) => [mailId, arm]));
  const ends = new Date(startedAt.getTime() + second.hours * 3_600_000);
  return chosen.flatMap(({ mailId, subject, to, at }) => {
    if (facts.get(mailId)?.edition !== 0) return [];
    const [arm, isSecond] = [arms.get(mailId) ?? null, subject === second.subject];
    if (!triesSubjects) return isSecond ? [`${to} got a second subject that nobody asked for.`] : [];
    return [...(arm !== null && isSecond !== (arm === 'b') ? [`${to} of arm ${arm} got “${subject}”.`] : []), ...((arm === 'rest' || arm === 'chosen') && at < ends ? [`${to} of the rest was mailed before a subject was chosen.`] : [])];
  });
}
