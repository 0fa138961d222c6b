import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { statusWords } from '@kept/core/act/theme-status.ts';
import { AppError } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { oneLine } from '../organisation/one-line.ts';
import { recordEdit } from '../understand/record-edit.ts';
import { changeTheme, requireVersion, themeStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';

export const themeDescription = z
  .object({
    title: oneLine('Give the theme a title.', 120).optional(),
    description: z.string().trim().max(2000, 'Keep it under 2001 characters.').optional(),
    journeyStage: z.enum(journeyStages, { error: 'Choose one of the journey stages.' }).nullable().optional(),
    origin: z.enum(origins, { error: 'Choose one of the origins.' }).nullable().optional(),
    version: z.number().int().optional(),
  })
  .refine(({ title, description, journeyStage, origin }) => [title, description, journeyStage, origin].some((each) => each !== undefined), { error: 'Say what to change: title, description, journey stage or origin.' });

export const describedAnswer = themeStamp.extend({ editId: z.uuid().nullable() });

const fields = ['title', 'description', 'journeyStage', 'origin'] as const;

/** Names and describes a theme in a person's words; no run of the engine ever takes them back. */
export async function describeTheme(ctx: Ctx, themeId: string, input: z.infer<typeof themeDescription>): Promise<z.infer<typeof describedAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    if (found.status === 'merged') throw new AppError('conflict', `A theme that is “${statusWords.merged}” lives on under the other one's name.`);
    const { version, ...change } = input;
    const changed = fields.filter((field) => input[field] !== undefined && input[field] !== found[field]);
    if (changed.length > 0) requireVersion(found, version, inWords(found, changed), inWords(input, changed));
    const stamp = await changeTheme(tx, ctx, found, { ...change, titledBy: 'person' });
    if (changed.length === 0) return { ...stamp, editId: null };
    const before = Object.fromEntries([...changed.map((field) => [field, found[field]] as const), ['titledBy', found.titledBy] as const]);
    const after = Object.fromEntries(changed.map((field) => [field, input[field] ?? null] as const));
    return { ...stamp, editId: await recordEdit(tx, ctx, { kind: 'described', themeId, before, after }) };
  });
}

const names = { title: 'title', description: 'description', journeyStage: 'journey stage', origin: 'origin' } as const satisfies Record<(typeof fields)[number], string>;

/** Some of what describes a theme, as a person reads it: title “Late refunds”, origin billing. */
function inWords(values: { readonly [Field in (typeof fields)[number]]?: string | null | undefined }, changed: readonly (typeof fields)[number][]): string {
  return changed.map((field) => `${names[field]} ${field === 'title' || field === 'description' ? `“${values[field] ?? ''}”` : (values[field] ?? 'not said').replaceAll('_', ' ')}`).join(', ');
}
