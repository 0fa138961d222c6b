import { triggerWords } from '@kept/core/act/ladder-words.ts';
import { needsOwner, ownedStatuses } from '@kept/core/act/theme-status.ts';
import { writeDay } from '@kept/core/calendar.ts';
import { ladderStep } from '@kept/db/schema/act/ladders.ts';
import { procedure, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { themeStep } from '@kept/db/schema/act/steps.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

/** What a member can hold that needs somebody else before they leave. */
export const holdingKinds = ['theme', 'deputy', 'procedure', 'step', 'ladder_step', 'sponsor'] as const;

export const holding = z.object({
  kind: z.enum(holdingKinds),
  /** The theme, procedure, step of a theme or of a ladder it is about; the organisation for the sponsor. */
  id: z.uuid(),
  title: z.string(),
  detail: z.string(),
});
export type Holding = z.infer<typeof holding>;

/** Everything a member owns or is counted on for, themes with the nearest deadline first. */
export async function listHoldings(tx: OrgTx, ctx: Ctx, memberId: string): Promise<Holding[]> {
  const themes = await tx
    .select({ id: theme.id, title: theme.title, status: theme.status, deadlineOn: theme.deadlineOn, ownerId: theme.ownerId, ownerActive: theme.ownerActive, deputyId: theme.deputyId })
    .from(theme)
    .where(and(eq(theme.orgId, ctx.orgId), or(and(eq(theme.ownerId, memberId), eq(theme.ownerActive, true)), and(eq(theme.deputyId, memberId), inArray(theme.status, [...ownedStatuses])))))
    .orderBy(asc(theme.deadlineOn), asc(theme.id));
  const procedures = await tx
    .select({ id: procedure.id, title: procedureVersion.title, reviewOn: procedure.reviewOn })
    .from(procedure)
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.ownerId, memberId), eq(procedure.ownerActive, true)))
    .orderBy(asc(procedureVersion.title));
  const steps = await tx.select({ id: ladderStep.id, trigger: ladderStep.trigger, days: ladderStep.days }).from(ladderStep).where(and(eq(ladderStep.orgId, ctx.orgId), eq(ladderStep.memberId, memberId))).orderBy(asc(ladderStep.ladderId), asc(ladderStep.position));
  const onThemes = await tx
    .select({ id: themeStep.id, text: themeStep.text, dueOn: themeStep.dueOn, title: theme.title })
    .from(themeStep)
    .innerJoin(theme, and(eq(theme.orgId, themeStep.orgId), eq(theme.id, themeStep.themeId)))
    .where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.assigneeId, memberId), eq(themeStep.assigneeActive, true)))
    .orderBy(asc(theme.deadlineOn), asc(theme.id), asc(themeStep.position));
  const [sponsored] = await tx.select({ id: setting.orgId }).from(setting).where(and(eq(setting.orgId, ctx.orgId), eq(setting.sponsorId, memberId)));
  const isOwn = (row: (typeof themes)[number]) => row.ownerId === memberId;
  const due = ({ status, deadlineOn }: (typeof themes)[number]) => (deadlineOn === null || !needsOwner(status) ? '' : `due ${writeDay(deadlineOn)}`);
  return [
    ...themes.filter(isOwn).map((row) => ({ kind: 'theme' as const, id: row.id, title: row.title, detail: due(row) })),
    ...procedures.map(({ id, title, reviewOn }) => ({ kind: 'procedure' as const, id, title, detail: `to be reviewed by ${writeDay(reviewOn)}` })),
    ...themes.filter((row) => !isOwn(row)).map((row) => ({ kind: 'deputy' as const, id: row.id, title: row.title, detail: due(row) })),
    ...onThemes.map(({ id, text, dueOn, title }) => ({ kind: 'step' as const, id, title: text, detail: `on “${title}”${dueOn === null ? '' : `, by ${writeDay(dueOn)}`}` })),
    ...steps.map(({ id, trigger, days }) => ({ kind: 'ladder_step' as const, id, title: `A step of a ladder, ${triggerWords(trigger, days)}`, detail: '' })),
    ...(sponsored === undefined ? [] : [{ kind: 'sponsor' as const, id: sponsored.id, title: 'Executive sponsor', detail: 'the last one a ladder reaches' }]),
  ];
}

const counted = {
  theme: ['a theme', 'themes'],
  procedure: ['a procedure', 'procedures'],
  deputy: ['the deputy’s place on a theme', 'deputy’s places'],
  step: ['a step of a theme', 'steps of themes'],
  ladder_step: ['a step of a ladder', 'steps of ladders'],
  sponsor: ['the executive sponsor’s place', 'sponsor’s places'],
} as const satisfies Record<Holding['kind'], readonly [string, string]>;

/** Why a member cannot leave yet, naming what needs a new person first. */
export function holdingRefusal(name: string, held: readonly Holding[]): string {
  const groups = [...Map.groupBy(held, ({ kind }) => kind)].map(([kind, all]) => {
    const [one, many] = counted[kind];
    const named = kind === 'sponsor' ? '' : `: ${all.slice(0, 3).map(({ title }) => `“${title}”`).join(', ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}`;
    return `${all.length === 1 ? one : `${all.length} ${many}`}${named}`;
  });
  return `${name} still holds ${groups.join('; ')}. Give ${held.length === 1 ? 'it' : 'them'} to somebody else first.`;
}
