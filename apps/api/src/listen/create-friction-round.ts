import { addDaysTo, dayIn, daySchema } from '@kept/core/calendar.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { newId } from '@kept/db/new-id.ts';
import { frictionCode, frictionKey, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { refuseBeyond } from '../http/refuse-beyond.ts';
import { makeSlipKey } from './make-slip-key.ts';
import { readSlug } from './read-host.ts';

const daysToSession = 14;

export const newRound = z
  .object({
    title: z.string().trim().min(1, 'Give the round a name.').max(80, 'Keep the name under 80 characters.'),
    prompt: z.string().trim().min(1, 'Write what you ask your people.').max(300, 'Keep the question under 300 characters.'),
    opensOn: daySchema,
    closesOn: daySchema,
    /** The day of the session in which the reports are talked through; two weeks after closing where none is given. */
    meetsOn: daySchema.optional(),
    teams: z
      .array(z.string().trim().min(1, 'A team has a name.').max(60, 'Keep team names under 60 characters.'))
      .min(1, 'Name at least one team.')
      .max(50, 'At most 50 teams can take part.')
      .refine((teams) => new Set(teams.map((team) => team.toLowerCase())).size === teams.length, { error: 'Each team is named once.' }),
  })
  .refine((round) => round.opensOn <= round.closesOn, { error: 'A round cannot close before it opens.', path: ['closesOn'] })
  .refine((round) => round.meetsOn === undefined || round.meetsOn > round.closesOn, { error: 'The session comes after the round has closed.', path: ['meetsOn'] });

export const newRoundAnswer = z.object({ id: z.uuid(), url: z.string() });

/** Opens a round in which agents report what gets in their way, with the key that signs its slips. */
export async function createFrictionRound(ctx: Ctx, input: z.infer<typeof newRound>): Promise<z.infer<typeof newRoundAnswer>> {
  const { teams, ...round } = input;
  const slug = await readSlug(ctx);
  const id = newId(ctx.now());
  const key = await makeSlipKey(ctx, id, 'report');
  const meetsOn = round.meetsOn ?? addDaysTo(round.closesOn, daysToSession);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    if (round.closesOn < dayIn(ctx.now(), settings?.timezone ?? 'UTC')) throw invalidField('closesOn', 'This day is over. Choose today or later.');
    await refuseBeyond(tx, frictionRound, eq(frictionRound.orgId, ctx.orgId), { most: listBounds.rounds, called: 'rounds', instead: 'That is one a week for nineteen years.' });
    const [made] = await tx.insert(frictionRound).values({ ...round, meetsOn, orgId: ctx.orgId, id }).onConflictDoNothing().returning({ id: frictionRound.id });
    if (made === undefined) throw new AppError('conflict', 'There is already a round that opens on this day.', [{ pointer: '/opensOn', message: 'There is already a round that opens on this day.' }]);
    await tx.insert(frictionCode).values(teams.map((team) => ({ orgId: ctx.orgId, roundId: id, team })));
    await tx.insert(frictionKey).values({ ...key, orgId: ctx.orgId, roundId: id });
  });
  return { id, url: `${ctx.place.baseUrl}/f/${slug}` };
}
