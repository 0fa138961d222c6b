import { decideMail, type LeftOutCode, type MailBudget, noLimit, type SuppressionReason, suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { weightiestReason } from '@kept/core/mail/suppression-rules.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision, surveyQuarter } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readBudget } from '../../mail/address-facts.ts';
import type { PlannedMail } from '../../mail/plan-mails.ts';
import { forecastControl, holdsBack } from '../control-group/draw-control.ts';
import { type Audience, audienceOf } from './audience-answer.ts';
import { readTold } from './forecast-next.ts';
import { peopleFacts } from './people-facts.ts';

type DigestRow = typeof digest.$inferSelect;

const step = 5000;

/**
 * Counts who would get a digest from what is known of everybody at once: the database groups people by what decides about them, and each
 * group is decided once, by the rules that decide about one person. Undefined where something is known of single people only: an address
 * whose handle no sweep has made yet, a place of the budget that may be kept for a quarterly survey, which is drawn.
 */
export async function countTogether(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<Audience | undefined> {
  const budget = row.edition > 0 ? noLimit : await readBudget(tx, ctx);
  if (await needsEachPerson(tx, ctx, budget)) return undefined;
  // What the planner takes for a long calculation is one join over everybody: making a program of it takes longer.
  await tx.execute(sql`select set_config('jit', 'off', true)`);
  const facts = peopleFacts(ctx, row, budget);
  const decide = decideOnce(ctx, budget);
  const tally = new Tally();
  if (!holdsBack(row)) for (const group of rowsOf(await tx.execute(sql`${facts} select facts, count(*)::integer as people from people group by facts`), groupRow)) tally.add(decide(group.facts), group.people);
  else await drawEach(tx, ctx, row, sql`${facts} select id, email, facts from people`, decide, tally);
  return audienceOf(tally.people, tally.counts);
}

const groupRow = z.object({ facts: z.string(), people: z.number() });
const personRow = z.object({ id: z.string(), email: z.string().nullable(), facts: z.string() });

class Tally {
  people = 0;
  readonly counts = new Map<LeftOutCode, number>();

  add(code: LeftOutCode | undefined, people: number): void {
    if (code === undefined) this.people += people;
    else if (people > 0) this.counts.set(code, (this.counts.get(code) ?? 0) + people);
  }
}

/** The lot is drawn for one person after the other, some thousands in memory at a time. */
async function drawEach(tx: OrgTx, ctx: Ctx, row: DigestRow, everybody: ReturnType<typeof sql>, decide: (facts: string) => LeftOutCode | undefined, tally: Tally): Promise<void> {
  const told = await readTold(tx, ctx, row);
  await tx.execute(sql`declare forecast no scroll cursor for ${everybody}`);
  for (let people: z.infer<typeof personRow>[] = []; ; ) {
    people = rowsOf(await tx.execute(sql.raw(`fetch ${step} from forecast`)), personRow);
    const sendable = new Map<string, PlannedMail>();
    for (const { id, email, facts } of people) {
      const code = decide(facts);
      if (code === undefined) sendable.set(id, { send: true, emailNormal: email });
      else tally.add(code, 1);
    }
    const held = await forecastControl(tx, ctx, row, told, sendable);
    tally.add('control_group', held.size);
    tally.add(undefined, sendable.size - held.size);
    if (people.length < step) break;
  }
  await tx.execute(sql`close forecast`);
}

async function needsEachPerson(tx: OrgTx, ctx: Ctx, budget: MailBudget): Promise<boolean> {
  const hasNoHandle = sql`exists (select 1 from ${customer} where ${customer.orgId} = ${ctx.orgId} and ${customer.emailNormal} is not null and ${customer.addressMac} is null)`;
  const near = new Date(ctx.now().getTime() + budget.days * 86_400_000).toISOString();
  const isNear = sql`exists (select 1 from ${surveyQuarter} join ${survey} on ${survey.orgId} = ${surveyQuarter.orgId} and ${survey.id} = ${surveyQuarter.surveyId} and ${survey.closedAt} is null and ${survey.deletedAt} is null where ${surveyQuarter.orgId} = ${ctx.orgId} and ${surveyQuarter.finishedAt} is null and ${surveyQuarter.opensAt} <= ${near}::timestamptz)`;
  const isWaiting = sql`exists (select 1 from ${surveyDecision} where ${surveyDecision.orgId} = ${ctx.orgId} and ${surveyDecision.period} is not null and ${surveyDecision.state} = 'waiting')`;
  const [row] = rowsOf(await tx.execute(sql`select ${hasNoHandle} as handle, ${budget.days === 0 ? sql`false` : sql`(${isNear} or ${isWaiting})`} as place`), z.object({ handle: z.boolean(), place: z.boolean() }));
  return row?.handle !== false || row.place;
}

/** Decides about each group of facts once; undefined for whoever may get it. */
function decideOnce(ctx: Ctx, budget: MailBudget): (facts: string) => LeftOutCode | undefined {
  const known = new Map<string, LeftOutCode | undefined>();
  return (facts) => {
    if (!known.has(facts)) known.set(facts, decideFacts(readFacts(facts), budget, ctx.now()));
    return known.get(facts);
  };
}

interface Facts {
  readonly address: 'usable' | 'none' | 'unusable';
  readonly suppressed: SuppressionReason | undefined;
  readonly wanted: boolean | undefined;
  readonly mails: number;
  readonly isTaken: boolean;
  readonly isMeant: boolean;
}

const factsText = z.tuple([z.enum(['usable', 'none', 'unusable']), z.string(), z.enum(['true', 'false', '']), z.coerce.number(), z.enum(['t', 'f']), z.enum(['t', 'f'])]);

function readFacts(text: string): Facts {
  const [address, reasons, wanted, mails, taken, meant] = factsText.parse(text.split('|'));
  return { address, suppressed: weightiestReason(suppressionReasons.filter((reason) => reasons.split(',').includes(reason))), wanted: wanted === '' ? undefined : wanted === 'true', mails, isTaken: taken === 't', isMeant: meant === 't' };
}

/** In the order in which a plan asks: the audience, the address somebody else is written to at, the person's own. */
function decideFacts({ isMeant, isTaken, mails, ...own }: Facts, budget: MailBudget, now: Date): LeftOutCode | undefined {
  if (!isMeant) return 'not_in_audience';
  if (isTaken) return 'same_address';
  const recent = Array.from({ length: mails }, () => ({ kind: 'digest' as const, at: now }));
  const decision = decideMail('digest', { ...own, recent, isPlaceKept: false }, budget, now);
  return decision.send ? undefined : decision.code;
}
