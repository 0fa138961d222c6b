import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { SaidText } from '@kept/themes/driver-features.ts';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { hasContactWords, readContactWords } from './read-contact-words.ts';

const contactsPerDriver = 600;
const contactsPerRead = 500;

/** A driver with so many contacts that have words. */
export interface LabelledDriver {
  readonly driverId: string;
  readonly labelled: number;
}

const row = z.object({ id: z.string(), driver_id: z.string(), labelled: z.coerce.number() });

/** The newest contacts of each driver in which customers said something, at most 600 of each, those a person decided on first. Merged drivers are one. */
export async function readLabelledContacts(ctx: Ctx): Promise<{ readonly drivers: readonly LabelledDriver[]; readonly contacts: readonly { readonly id: string; readonly driverId: string; readonly said: readonly SaidText[] }[] }> {
  const chosen = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const ranked = tx
      .select({
        id: interaction.id,
        driverId: sql`${contactDriver.standsForId}`.as('driver_id'),
        labelled: sql`count(*) over (partition by ${contactDriver.standsForId})`.as('labelled'),
        place: sql`row_number() over (partition by ${contactDriver.standsForId} order by (${interaction.driverBy} = 'person') desc, ${interaction.startedAt} desc, ${interaction.id})`.as('place'),
      })
      .from(interaction)
      .innerJoin(contactDriver, and(eq(contactDriver.orgId, interaction.orgId), eq(contactDriver.id, interaction.driverId)))
      .where(and(eq(interaction.orgId, ctx.orgId), isNotNull(interaction.driverId), hasContactWords(tx)))
      .as('ranked');
    return rowsOf(await tx.execute(sql`select id, driver_id, labelled from ${ranked} where place <= ${contactsPerDriver}::int order by driver_id, id`), row);
  });
  const said = new Map<string, SaidText[]>();
  for (const batch of batchesOf(chosen, contactsPerRead)) {
    const words = await inOrg(ctx.db, ctx.orgId, (tx) => readContactWords(tx, ctx, batch.map(({ id }) => id)));
    for (const [id, list] of words) said.set(id, list);
  }
  const drivers = new Map(chosen.map(({ driver_id, labelled }) => [driver_id, labelled]));
  return {
    drivers: [...drivers].map(([driverId, labelled]) => ({ driverId, labelled })),
    contacts: chosen.flatMap(({ id, driver_id }) => (said.has(id) ? [{ id, driverId: driver_id, said: said.get(id) ?? [] }] : [])),
  };
}
