import { addDaysTo, daysBetween } from '@kept/core/calendar.ts';
import { daysAfterFix, daysBeforeFix, hasWornOff, type Period, type Proof, weighPeriods } from '@kept/core/act/weigh-periods.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { confirmTheme } from './confirm-theme.ts';
import { countPeriod, findFirstDay } from './count-period.ts';
import type { ThemeStamp } from './change-theme.ts';
import { lockTheme, type Theme } from '../understand/lock-theme.ts';
import { readToday } from './read-today.ts';
import { reopenTheme } from './reopen-theme.ts';

/** What the data say about a fix, and what it led to; `before` and `after` are what was compared. */
export interface CheckedProof extends Proof {
  readonly before: Period;
  readonly after: Period;
}

const dayMilliseconds = 86_400_000;

/** The daily look at every theme that is done or confirmed: the data confirm it, reopen it, or say nothing yet. */
export async function checkProofs(ctx: Ctx): Promise<void> {
  const due = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: theme.id })
      .from(theme)
      .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, ['done', 'confirmed']), or(isNull(theme.proofCheckedAt), lte(theme.proofCheckedAt, new Date(ctx.now().getTime() - dayMilliseconds))))),
  );
  for (const { id } of due) await inOrg(ctx.db, ctx.orgId, (tx) => checkProof(tx, ctx, id));
}

/** Asks the data about one fix and lets the answer count (docs/methods.md, "Proof"). Themes that are not done stay as they are. */
export async function checkProof(tx: OrgTx, ctx: Ctx, themeId: string): Promise<ThemeStamp> {
  const found = await lockTheme(tx, ctx, themeId);
  const own = and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId));
  await tx.update(theme).set({ proofCheckedAt: ctx.now() }).where(own);
  if ((found.status !== 'done' && found.status !== 'confirmed') || found.liveOn === null) return { id: found.id, status: found.status, version: found.version };
  const proof = await readProof(tx, ctx, found, found.liveOn);
  if (found.status === 'done' && proof.verdict === 'confirmed') return confirmTheme(tx, ctx, found, 'data', `${perWeek(proof.before)} mentions a week before, ${perWeek(proof.after)} since: ${interval(proof)}.`);
  if (found.status === 'done' && proof.verdict === 'contradicted') return reopenTheme(tx, ctx, found, `It is said more often than before the fix: ${perWeek(proof.before)} mentions a week before, ${perWeek(proof.after)} since: ${interval(proof)}.`);
  if (found.status === 'confirmed' && (await isBack(tx, ctx, found, found.liveOn))) return reopenTheme(tx, ctx, found, 'The mentions of the time before the fix are back.');
  return { id: found.id, status: found.status, version: found.version };
}

/** The comparison behind a fix as it stands today, for showing as well as for deciding. */
export async function readProof(tx: OrgTx, ctx: Ctx, found: Theme, liveOn: string): Promise<CheckedProof> {
  const today = await readToday(tx, ctx);
  const before = await readBefore(tx, ctx, found.id, liveOn);
  const after = await countPeriod(tx, ctx, found.id, liveOn, earlier(today, addDaysTo(liveOn, daysBeforeFix)));
  return { ...weighPeriods(before, after), before, after };
}

/** Twelve weeks before the live date, or as much of them as there was any feedback. */
async function readBefore(tx: OrgTx, ctx: Ctx, themeId: string, liveOn: string): Promise<Period> {
  const first = await findFirstDay(tx, ctx);
  const from = addDaysTo(liveOn, -daysBeforeFix);
  return countPeriod(tx, ctx, themeId, first !== undefined && first > from ? earlier(first, liveOn) : from, liveOn);
}

async function isBack(tx: OrgTx, ctx: Ctx, found: Theme, liveOn: string): Promise<boolean> {
  const today = await readToday(tx, ctx);
  const recentFrom = addDaysTo(today, -daysAfterFix);
  if (daysBetween(liveOn, recentFrom) < daysAfterFix) return false;
  const calm = await countPeriod(tx, ctx, found.id, liveOn, recentFrom);
  return hasWornOff(await readBefore(tx, ctx, found.id, liveOn), calm, await countPeriod(tx, ctx, found.id, recentFrom, today));
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function perWeek({ mentions, days }: Period): string {
  return ((7 * mentions) / Math.max(1, days)).toFixed(1);
}

function interval({ perDay }: Proof): string {
  return `${perDay.ratio.toFixed(2)} times as often (95 % interval ${perDay.lower.toFixed(2)} to ${perDay.upper.toFixed(2)})`;
}
