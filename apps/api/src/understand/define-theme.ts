import { previewedDays } from '@kept/core/understand/theme-definition.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeDefinition, themeExample } from '@kept/db/schema/understand/definitions.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { requirePerson } from './chosen-mentions.ts';
import { findMatches } from './find-matches.ts';
import { isTaken, planDefinition } from './plan-definition.ts';
import { recordEdit } from './record-edit.ts';
import { reviseUnderstanding } from './revise-understanding.ts';
import { takeMatches } from './take-matches.ts';
import type { themeDefinitionInput } from './theme-definition.ts';

export const definedAnswer = z.object({ themeId: z.uuid(), editId: z.uuid(), moved: z.number().int() });

const dayMilliseconds = 86_400_000;

/** From here on what was said counts as recent in a preview. */
export function recentSince(ctx: Ctx): Date {
  return new Date(ctx.now().getTime() - previewedDays * dayMilliseconds);
}

/** Makes a theme of what a person says it is: what fits moves there, what comes later and fits joins it. It waits in triage for an owner and a date. */
export async function defineTheme(ctx: Ctx, input: z.infer<typeof themeDefinitionInput>): Promise<z.infer<typeof definedAnswer>> {
  const definedBy = requirePerson(ctx);
  const found = await findMatches(ctx, input);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const { title, definition, strictness, takesOwned } = input;
    const taken = (await planDefinition(tx, ctx, found, { takesOwned, since: recentSince(ctx) })).filter(isTaken);
    const themeId = newId(ctx.now());
    await tx.insert(theme).values({ orgId: ctx.orgId, id: themeId, title, titledBy: 'person', description: definition, status: 'emerging', createdAt: ctx.now(), statusSince: ctx.now() });
    await tx.insert(themeDefinition).values({ orgId: ctx.orgId, themeId, definition, strictness, takesOwned, definedAt: ctx.now(), definedBy });
    await tx.insert(themeExample).values(found.examples.map((each, position) => ({ orgId: ctx.orgId, themeId, position, ...each })));
    const editId = await recordEdit(tx, ctx, { kind: 'defined', themeId, mentions: taken.length });
    await takeMatches(tx, ctx, editId, themeId, taken);
    return { themeId, editId, moved: taken.length };
  });
}
