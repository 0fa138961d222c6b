import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import { themeRunChange } from '@kept/db/schema/understand/run-changes.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Where a theme is described by a sentence out of these texts, it goes without a description. */
export async function hideSentences(tx: OrgTx, ctx: Ctx, texts: readonly string[]): Promise<void> {
  const said = texts.join('\n');
  if (said.trim() === '') return;
  await tx.update(theme).set({ description: '' }).where(and(eq(theme.orgId, ctx.orgId), sql`${theme.description} <> ''`, sql`strpos(${said}, ${theme.description}) > 0`));
  await tx.update(themeRunChange).set({ description: '' }).where(and(eq(themeRunChange.orgId, ctx.orgId), sql`${themeRunChange.description} <> ''`, sql`strpos(${said}, ${themeRunChange.description}) > 0`));
  for (const column of [themeEdit.before, themeEdit.after]) {
    const place = sql.identifier(column.name);
    await tx.execute(sql`update theme_edit set ${place} = jsonb_set(${place}, '{description}', '""') where org_id = ${ctx.orgId}::uuid and ${place} ->> 'description' <> '' and strpos(${said}, ${place} ->> 'description') > 0`);
  }
}
