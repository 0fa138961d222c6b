import { dueOf } from '@kept/core/act/due.ts';
import { triggerReason } from '@kept/core/act/ladder-words.ts';
import { type WorkingCalendar, workingDayFrom } from '@kept/core/act/working-calendar.ts';
import { daysBetween, mondayOf, writeDay } from '@kept/core/calendar.ts';
import { escalationTold, ladderStep, themeEscalation } from '@kept/db/schema/act/ladders.ts';
import { procedure, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readToldProcedures, type ToldProcedure } from '../procedures/read-told-procedures.ts';
import { readNextDigestOn } from '../read-next-digest-on.ts';
import { dayOccasion } from './day-occasion.ts';
import { type Call, listUnmailedCalls } from '../notes/list-called.ts';
import { readSettled } from './read-settled.ts';
import { actsFor, type Reach, type Reachable, readReach } from './read-reach.ts';
import { readWaits, type WaitingTheme } from './read-waits.ts';

type Told = Awaited<ReturnType<typeof readTold>>[number];

/** One theme in somebody's mail of the day. */
export interface DayEntry {
  readonly found: WaitingTheme['theme'];
  readonly state: 'late' | 'unowned' | 'handed' | 'due' | 'called';
  readonly daysLate: number;
  readonly daysLeft: number;
  /** Why a ladder tells them; empty for a reminder. */
  readonly reasons: readonly string[];
  readonly told: readonly Told[];
  /** The notes that call them by name. */
  readonly calls: readonly Call[];
  /** Who owns it, where it is not they who read this. */
  readonly ownerName: string | undefined;
  readonly isStandIn: boolean;
}

/** What waits for one person today. */
export interface PersonsDay {
  readonly to: Reachable;
  readonly entries: readonly DayEntry[];
  readonly procedures: readonly ToldProcedure[];
}

export interface Day {
  readonly today: string;
  readonly nextDigestOn: string;
  readonly calendar: WorkingCalendar;
  readonly timezone: string;
  /** The first working day of its week: what was acknowledged is brought up again, and leads get the week before. */
  readonly isFirst: boolean;
  readonly occasion: string;
  readonly people: readonly PersonsDay[];
  readonly reach: Reach;
  readonly mailed: ReadonlySet<string>;
}

/** Says whether somebody is still waited for as when the step fired; otherwise there is nothing left to tell. */
function stillWaits({ waits }: WaitingTheme, told: Pick<Told, 'trigger' | 'waitingSince'>): boolean {
  return waits[told.trigger]?.since.getTime() === told.waitingSince.getTime();
}

/**
 * What each person's mail of the day holds. A theme that was not acknowledged is brought up daily, an acknowledged one on the first
 * working day of the week while it is late or due soon; whatever causes the mail, everything late or new stands in it.
 */
export async function readDay(ctx: Ctx): Promise<Day> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { themes, calendar, timezone, today } = await readWaits(tx, ctx);
    const reach = await readReach(tx, ctx, today);
    const told = await readTold(tx, ctx);
    const calls = await listUnmailedCalls(tx, ctx);
    const all = [...themes, ...(await readSettled(tx, ctx, calls, themes))];
    const procedures = await readToldProcedures(tx, ctx, today);
    const occasion = dayOccasion(today);
    const mailed = await tx.select({ recipient: mail.recipient }).from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'owner'), eq(mail.occasion, occasion)));
    const isFirst = workingDayFrom(calendar, mondayOf(today)) === today;
    const people = [...reach.members.values()].flatMap((to) => {
      const entries = all.flatMap((each) => entryOf(each, to.id, { told, calls, reach, today }, (fromOn) => workingDayFrom(calendar, fromOn) === today));
      const isDue = entries.some(({ entry, isDaily }) => isDaily || entry.reasons.length > 0 || (isFirst && entry.state !== 'handed'));
      const own = procedures.filter(({ memberId }) => memberId === to.id);
      return isDue || own.length > 0 ? [{ to, entries: entries.map(({ entry }) => entry), procedures: own }] : [];
    });
    return { today, nextDigestOn: await readNextDigestOn(tx, ctx, today), calendar, timezone, isFirst, occasion, people, reach, mailed: new Set(mailed.map(({ recipient }) => recipient)) };
  });
}

interface Looked {
  readonly told: readonly Told[];
  readonly calls: readonly Call[];
  readonly reach: Reach;
  readonly today: string;
}

function entryOf(waiting: WaitingTheme, personId: string, { told, calls, reach, today }: Looked, begins: (fromOn: string) => boolean): { entry: DayEntry; isDaily: boolean }[] {
  const { theme: found, waits } = waiting;
  const due = dueOf(found, today);
  const own = told.filter((each) => each.themeId === found.id && each.memberId === personId && stillWaits(waiting, each));
  const called = calls.filter((each) => each.theme.id === found.id && each.memberId === personId);
  const ladder = [...own.map(({ trigger, days, follow }) => `${triggerReason(trigger, days)}${follow === null ? '' : ` Follow the procedure “${follow}”.`}`), ...awayReason(found, personId, reach, begins)];
  const reasons = [...ladder, ...called.map(({ by, note }) => `${by} calls you in a note: “${shorten(note)}”`)];
  const isActing = actsFor(reach, found) === personId;
  const isNew = waits.no_acknowledgement !== undefined;
  const isAsleep = due.state !== 'late' && found.snoozedUntil !== null && found.snoozedUntil > today;
  const isOwn = isActing && !isAsleep && (isNew || due.state !== 'on_track');
  if (!isOwn && reasons.length === 0) return [];
  const state = !isOwn && ladder.length === 0 ? ('called' as const) : found.status === 'emerging' ? ('unowned' as const) : due.state === 'late' ? ('late' as const) : isNew && isActing ? ('handed' as const) : ('due' as const);
  const ownerName = found.ownerId === null || found.ownerId === personId ? undefined : reach.members.get(found.ownerId)?.name;
  const daysLeft = found.deadlineOn === null ? 0 : Math.max(0, daysBetween(today, found.deadlineOn));
  return [{ entry: { found, told: own, calls: called, state, daysLate: due.daysLate, daysLeft, reasons: [...new Set(reasons)], ownerName, isStandIn: isActing && found.ownerId !== personId }, isDaily: isOwn && isNew }];
}

const longestNote = 240;

function shorten(note: string): string {
  const line = note.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestNote ? line : `${line.slice(0, line.lastIndexOf(' ', longestNote))} …`;
}

/** On the first working day of an absence the deputy and the owner both read who acts now. */
function awayReason({ ownerId, deputyId }: WaitingTheme['theme'], personId: string, reach: Reach, begins: (fromOn: string) => boolean): string[] {
  const away = ownerId === null ? undefined : reach.away.get(ownerId);
  if (ownerId === null || deputyId === null || away === undefined || !begins(away.fromOn) || actsFor(reach, { ownerId, deputyId }) !== deputyId) return [];
  const until = away.toOn === null ? 'until further notice' : `until ${writeDay(away.toOn)}`;
  if (personId === deputyId) return [`${reach.members.get(ownerId)?.name ?? 'Its owner'} is away ${until}: you act for them.`];
  return personId === ownerId ? [`You are away ${until}: ${reach.members.get(deputyId)?.name ?? 'your deputy'} acts for you.`] : [];
}

/** Whom steps told that have not been mailed yet. */
async function readTold(tx: OrgTx, ctx: Ctx) {
  return tx
    .select({ themeId: escalationTold.themeId, waitingSince: escalationTold.waitingSince, stepId: escalationTold.stepId, memberId: escalationTold.memberId, trigger: themeEscalation.trigger, days: themeEscalation.days, follow: procedureVersion.title })
    .from(escalationTold)
    .innerJoin(themeEscalation, and(eq(themeEscalation.orgId, escalationTold.orgId), eq(themeEscalation.themeId, escalationTold.themeId), eq(themeEscalation.waitingSince, escalationTold.waitingSince), eq(themeEscalation.stepId, escalationTold.stepId)))
    .leftJoin(ladderStep, and(eq(ladderStep.orgId, escalationTold.orgId), eq(ladderStep.id, escalationTold.stepId)))
    .leftJoin(procedure, and(eq(procedure.orgId, ladderStep.orgId), eq(procedure.id, ladderStep.procedureId), isNull(procedure.retiredAt)))
    .leftJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(and(eq(escalationTold.orgId, ctx.orgId), isNull(escalationTold.mailedAt)))
    .orderBy(themeEscalation.firedAt, themeEscalation.dueOn);
}
