import { AppError } from '@kept/core/errors.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { changeTheme } from './change-theme.ts';

const described = z.object({ title: z.string(), description: z.string(), journeyStage: z.enum(journeyStages).nullable(), origin: z.enum(origins).nullable() }).partial();
const titledBefore = z.object({ titledBy: z.enum(['machine', 'person']) });
const words = { title: 'title', description: 'description', journeyStage: 'journey stage', origin: 'origin' } as const;
const fields = ['title', 'description', 'journeyStage', 'origin'] as const;

/** Gives a theme the words it had before an edit; refuses when somebody has changed the same words again since. */
export async function takeDescriptionBack(tx: OrgTx, ctx: Ctx, edit: typeof themeEdit.$inferSelect, found: Theme): Promise<void> {
  const before = described.parse(edit.before);
  const after = described.parse(edit.after);
  const again = fields.find((field) => after[field] !== undefined && after[field] !== found[field]);
  if (again !== undefined) {
    throw new AppError('conflict', `The ${words[again]} was changed again since. It stands at “${found[again] ?? 'not said'}”; undoing would make it “${before[again] ?? 'not said'}”. Undo the later change first.`);
  }
  const own = and(eq(themeEdit.orgId, ctx.orgId), eq(themeEdit.themeId, found.id), eq(themeEdit.kind, 'described'), isNull(themeEdit.undoneAt), ne(themeEdit.id, edit.id));
  const [other] = await tx.select({ id: themeEdit.id }).from(themeEdit).where(own).limit(1);
  await changeTheme(tx, ctx, found, { ...before, titledBy: other === undefined ? titledBefore.parse(edit.before).titledBy : 'person' });
}
