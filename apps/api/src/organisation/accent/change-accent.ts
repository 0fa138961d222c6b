import { AppError, type FieldProblem } from '@kept/core/errors.ts';
import { accentContrast, colourIn, isReadable, nearestReadable } from '@kept/core/organisation/accent.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import { type accentAnswer, readAccent } from './read-accent.ts';

const typed = z.string({ error: 'Write the colour as #0b6b4f.' }).max(20, 'Write the colour as #0b6b4f.');
export const newAccent = z.object({ accent: typed.nullable(), accentDark: typed.nullish() });

const shades = { light: 'on a light page', dark: 'on a dark page' } as const;

/** Gives an organisation's pages and mails its own colour, or ours again. One that some could not read is refused, with the nearest that everybody can; by dark the nearest is taken where none is given. */
export async function changeAccent(ctx: Ctx, input: z.infer<typeof newAccent>): Promise<z.infer<typeof accentAnswer>> {
  const chosen = input.accent === null || input.accent.trim() === '' ? undefined : readable(input.accent, input.accentDark ?? '');
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.update(setting).set({ accent: chosen?.light ?? null, accentDark: chosen?.dark ?? null, changedAt: ctx.now() }).where(eq(setting.orgId, ctx.orgId));
    await recordAudit(tx, ctx, 'change-settings', `organisation:${ctx.orgId}`, { changed: 'accent' });
  });
  return readAccent(ctx);
}

function readable(light: string, dark: string): { readonly light: string; readonly dark: string } {
  const [own, ownDark] = [colourIn(light), dark.trim() === '' ? undefined : colourIn(dark)];
  const problems: FieldProblem[] = [
    ...(own === undefined ? [{ pointer: '/accent', message: 'This is not a colour. Write it as #0b6b4f.' }] : refusal(own, 'light', '/accent')),
    ...(dark.trim() === '' ? [] : ownDark === undefined ? [{ pointer: '/accentDark', message: 'This is not a colour. Write it as #4fbf98.' }] : refusal(ownDark, 'dark', '/accentDark')),
  ];
  const [first] = problems;
  if (first !== undefined || own === undefined) throw new AppError('invalid', first?.message ?? '', problems);
  return { light: own, dark: ownDark ?? nearestReadable(own, 'dark') };
}

function refusal(colour: string, shade: keyof typeof shades, pointer: string): FieldProblem[] {
  if (isReadable(colour, shade)) return [];
  const contrast = Math.floor(accentContrast(colour, shade) * 10) / 10;
  return [{ pointer, message: `${colour} cannot be read by everybody ${shades[shade]}: its contrast is ${contrast} to 1, and 4.5 is needed. The nearest that can is ${nearestReadable(colour, shade)}.` }];
}
