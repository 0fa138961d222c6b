import { accentOf } from '@kept/core/organisation/accent.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

const colour = z.string().nullable();
export const accentAnswer = z.object({ accent: colour.describe('By light, as #0b6b4f; null leaves ours'), accentDark: colour.describe('By dark'), grounds: z.object({ light: z.string(), dark: z.string() }).nullable().describe('The pale ground of an answer') });

/** The organisation's own colour on its pages and in its mails. */
export async function readAccent(ctx: Ctx): Promise<z.infer<typeof accentAnswer>> {
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ accent: setting.accent, accentDark: setting.accentDark }).from(setting).where(eq(setting.orgId, ctx.orgId)));
  const { accent, accentDark } = row ?? { accent: null, accentDark: null };
  const both = accentOf(accent, accentDark);
  return { accent, accentDark, grounds: both === undefined ? null : { light: both.lightGround, dark: both.darkGround } };
}
