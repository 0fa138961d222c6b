import { decideMail, type LeftOutCode, type MailBudget, noLimit, type SuppressionReason, suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { weightiestReason } from '@kept/core/mail/suppression-rules.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readBudget } from '../../mail/address-facts.ts';
import type { PlannedMail } from '../../mail/plan-mails.ts';
import { forecastControl, holdsBack } from '../control-group/draw-control.ts';
import { type Audience, audienceOf } from './audience-answer.ts';
import { findUnnamed } from './find-unnamed.ts';
import { readTold } from './forecast-each.ts';
import { readKeptPlaces } from './kept-places.ts';
import { peopleFacts } from './people-facts.ts';

type DigestRow = typeof digest.$inferSelect;

const step = 5000;

/**
 * Who would get a digest if it went out now, and who would not and why; nothing is saved. Counted from what is known of everybody at once:
 * the database groups people by what decides about them, and each group is decided once, by the rules that decide about one person. Lots
 * are drawn for one person after the other, some thousands in memory at a time.
 */
export async function forecastAudience(tx: OrgTx, ctx: Ctx, row: DigestRow): Promise<Audience> {
  const budget = row.edition > 0 ? noLimit : await readBudget(tx, ctx);
  const kept = await readKeptPlaces(tx, ctx, budget);
  const facts = peopleFacts(ctx, row, { budget, unnamed: await findUnnamed(tx, ctx), kept });
  const decide = decideOnce(ctx, budget);
  const codeOf = ({ facts: text, lots }: z.infer<typeof peopleRow>) => decide(text, lots !== null && kept?.isDrawn(lots) === true);
  const tally = new Tally();
  if (!holdsBack(row)) {
    await readEach(tx, sql`${facts} select null as id, null as email, facts, lots, count(*)::integer as people from people group by facts, lots`, async (groups) => {
      for (const group of groups) tally.add(codeOf(group), group.people);
    });
    return audienceOf(tally.people, tally.counts);
  }
  const told = await readTold(tx, ctx, row);
  await readEach(tx, sql`${facts} select id, email, facts, lots, 1 as people from people`, async (people) => {
    const sendable = new Map<string, PlannedMail>();
    for (const person of people) {
      const code = codeOf(person);
      if (code === undefined) sendable.set(person.id ?? '', { send: true, emailNormal: person.email });
      else tally.add(code, 1);
    }
    const held = await forecastControl(tx, ctx, row, told, sendable);
    tally.add('control_group', held.size);
    tally.add(undefined, sendable.size - held.size);
  });
  return audienceOf(tally.people, tally.counts);
}

/** So many people of whom the same is known; the id and the address where there is one of them. */
const peopleRow = z.object({ id: z.string().nullable(), email: z.string().nullable(), facts: z.string(), lots: z.string().nullable(), people: z.number() });

class Tally {
  people = 0;
  readonly counts = new Map<LeftOutCode, number>();

  add(code: LeftOutCode | undefined, people: number): void {
    if (code === undefined) this.people += people;
    else if (people > 0) this.counts.set(code, (this.counts.get(code) ?? 0) + people);
  }
}

/** Reads a long answer some thousands of rows at a time. */
async function readEach(tx: OrgTx, asked: SQL, take: (rows: z.infer<typeof peopleRow>[]) => Promise<void>): Promise<void> {
  // All of it will be read.
  await tx.execute(sql`select set_config('cursor_tuple_fraction', '1', true)`);
  await tx.execute(sql`declare forecast no scroll cursor for ${asked}`);
  for (let read = step; read === step; ) {
    const rows = rowsOf(await tx.execute(sql.raw(`fetch ${step} from forecast`)), peopleRow);
    await take(rows);
    read = rows.length;
  }
  await tx.execute(sql`close forecast`);
}

/** Decides about each group of facts once, and about those for whom a lot keeps a place; undefined for whoever may get it. */
function decideOnce(ctx: Ctx, budget: MailBudget): (facts: string, isDrawn: boolean) => LeftOutCode | undefined {
  const known = new Map<string, LeftOutCode | undefined>();
  return (facts, isDrawn) => {
    const key = `${facts}|${isDrawn}`;
    if (!known.has(key)) known.set(key, decideFacts(readFacts(facts, isDrawn), budget, ctx.now()));
    return known.get(key);
  };
}

interface Facts {
  readonly address: 'usable' | 'none' | 'unusable';
  readonly suppressed: SuppressionReason | undefined;
  readonly wanted: boolean | undefined;
  readonly mails: number;
  readonly isTaken: boolean;
  readonly isMeant: boolean;
  readonly isPlaceKept: boolean;
}

const yesOrNo = z.enum(['t', 'f']);
const factsText = z.tuple([z.enum(['usable', 'none', 'unusable']), z.string(), z.enum(['true', 'false', '']), z.coerce.number(), yesOrNo, yesOrNo, yesOrNo]);

function readFacts(text: string, isDrawn: boolean): Facts {
  const [address, reasons, wanted, mails, taken, meant, kept] = factsText.parse(text.split('|'));
  const suppressed = weightiestReason(suppressionReasons.filter((reason) => reasons.split(',').includes(reason)));
  return { address, suppressed, wanted: wanted === '' ? undefined : wanted === 'true', mails, isTaken: taken === 't', isMeant: meant === 't', isPlaceKept: isDrawn || kept === 't' };
}

/** In the order in which a plan asks: the audience, the address somebody else is written to at, the person's own. */
function decideFacts({ isMeant, isTaken, mails, ...own }: Facts, budget: MailBudget, now: Date): LeftOutCode | undefined {
  if (!isMeant) return 'not_in_audience';
  if (isTaken) return 'same_address';
  const recent = Array.from({ length: mails }, () => ({ kind: 'digest' as const, at: now }));
  const decision = decideMail('digest', { ...own, recent }, budget, now);
  return decision.send ? undefined : decision.code;
}
