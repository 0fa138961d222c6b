import { writeDay } from '@kept/core/calendar.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import { undoableUntil } from '@kept/core/understand/theme-edits.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recentSince } from './define-theme.ts';
import { findMatches } from './find-matches.ts';
import { isTaken, planDefinition, type PlannedMatch } from './plan-definition.ts';
import type { DefinitionDraft } from './theme-definition.ts';

const standing = z.enum(['proposed', 'promised', 'dismissed']);
const span = z.object({ start: z.int(), end: z.int() });

export const definitionPreview = z.object({
  /** How many mentions would move or be made, whenever they were said. */
  mentions: z.number().int(),
  undoableUntil: z.iso.datetime(),
  sentence: z.string(),
  recent: z.object({
    /** Of the last 90 days: what fits, what of it would be in the theme, how many people said that. */
    fits: z.number().int(),
    mentions: z.number().int(),
    people: z.number().int(),
    unthemed: z.number().int(),
    from: z.array(z.object({ id: z.uuid(), title: z.string(), standing, mentions: z.number().int() })),
    stays: z.object({ placedByPerson: z.number().int(), takenOut: z.number().int(), owned: z.array(z.object({ id: z.uuid(), title: z.string(), mentions: z.number().int() })) }),
  }),
  samples: z.array(z.object({ feedbackId: z.uuid(), text: z.string(), span: span.nullable(), channel: z.enum(channels), metric: z.enum(metrics).nullable(), score: z.number().nullable(), scaleMax: z.number().nullable(), occurredAt: z.iso.datetime(), from: z.string().nullable() })),
});

const samplesShown = 8;

/** Says what a definition would match and move, and shows some of it, before anybody makes a theme of it. Saves nothing. */
export async function previewDefinition(ctx: Ctx, draft: DefinitionDraft): Promise<z.infer<typeof definitionPreview>> {
  const found = await findMatches(ctx, draft);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const planned = await planDefinition(tx, ctx, found, { takesOwned: draft.takesOwned, since: recentSince(ctx) });
    const taken = planned.filter(isTaken);
    const recent = planned.filter((each) => each.isRecent);
    const until = undoableUntil(ctx.now()).toISOString();
    return {
      mentions: taken.length,
      undoableUntil: until,
      sentence: `${sentenceOf(taken)} You can undo this until ${writeDay(until.slice(0, 10))}, as long as it waits in triage.`,
      recent: {
        fits: recent.length,
        mentions: recent.filter(isTaken).length,
        people: new Set(recent.filter(isTaken).map((each) => each.person)).size,
        unthemed: recent.filter((each) => each.outcome === 'joins').length,
        from: countFrom(recent.filter((each) => each.outcome === 'moves')),
        stays: {
          placedByPerson: recent.filter((each) => each.outcome === 'placed by a person').length,
          takenOut: recent.filter((each) => each.outcome === 'taken out by a person').length,
          owned: countFrom(recent.filter((each) => each.outcome === 'in a theme with an owner')).map(({ id, title, mentions }) => ({ id, title, mentions })),
        },
      },
      samples: await readSamples(tx, ctx, recent.filter(isTaken).slice(0, samplesShown)),
    };
  });
}

function sentenceOf(taken: readonly PlannedMatch[]): string {
  const older = taken.filter((each) => !each.isRecent).length;
  if (taken.length === 0) return 'No mention moves; what is said from now on and fits joins it.';
  if (older === taken.length) return `${taken.length === 1 ? 'One mention goes' : `${taken.length.toLocaleString('en-GB')} mentions go`} to the new theme, said longer than 90 days ago.`;
  const words = taken.length === 1 ? 'One mention goes' : `${taken.length.toLocaleString('en-GB')} mentions go`;
  return `${words} to the new theme${older === 0 ? '' : `, ${older.toLocaleString('en-GB')} of them said longer ago`}.`;
}

function countFrom(planned: readonly PlannedMatch[]) {
  const groups = Map.groupBy(planned.flatMap(({ from }) => (from === null ? [] : [from])), (from) => from.id);
  return [...groups.values()].flatMap((some) => (some[0] === undefined ? [] : [{ ...some[0], mentions: some.length }])).sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
}

async function readSamples(tx: OrgTx, ctx: Ctx, shown: readonly PlannedMatch[]) {
  if (shown.length === 0) return [];
  const rows = await tx.select().from(feedback).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, shown.map((each) => each.feedbackId))));
  const byId = new Map(rows.map((each) => [each.id, each]));
  return shown.flatMap((each) => {
    const said = byId.get(each.feedbackId);
    if (said === undefined) return [];
    const { text, channel, metric, score, scaleMax } = said;
    return [{ feedbackId: said.id, text, span: each.span === null ? null : { ...each.span }, channel, metric, score, scaleMax, occurredAt: said.occurredAt.toISOString(), from: each.from?.title ?? null }];
  });
}
