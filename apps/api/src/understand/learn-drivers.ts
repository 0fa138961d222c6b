import { leastLabelledContacts, scoreDrivers } from '@kept/core/understand/score-drivers.ts';
import { driverHead, type TaughtDriver } from '@kept/db/schema/understand/drivers.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { SaidText } from '@kept/themes/driver-features.ts';
import { learnDriversInThread } from '@kept/themes/learn-in-thread.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isHeldForCalibration, isHeldOut } from './is-held-out.ts';
import { likeliest } from './open-driver-reader.ts';
import { type LabelledDriver, readLabelledContacts } from './read-labelled-contacts.ts';
import { suggestDrivers } from './suggest-drivers.ts';

interface Taught {
  readonly id: string;
  readonly driverId: string;
  readonly said: readonly SaidText[];
}

/**
 * Learns why customers make contact from the contacts that have a driver and words, keeps a tenth aside to say how well, and reads
 * every contact without a driver with what was learned. Ended anywhere it goes on: a head that was saved is not learned twice.
 */
export async function learnDrivers(ctx: Ctx): Promise<void> {
  const [head] = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx.select({ version: driverHead.version, encoderVersion: driverHead.encoderVersion, learnWantedAt: driverHead.learnWantedAt }).from(driverHead).where(and(eq(driverHead.orgId, ctx.orgId), isNotNull(driverHead.dueAt))),
  );
  if (head === undefined) return;
  if (head.learnWantedAt !== null || head.encoderVersion !== ctx.engine.version) await learnHead(ctx, head.version, head.learnWantedAt);
  await suggestDrivers(ctx);
}

/** A wish that came in while learning stays for the next round. */
async function learnHead(ctx: Ctx, version: number, wantedAt: Date | null): Promise<void> {
  const { drivers, contacts } = await readLabelledContacts(ctx);
  const known = drivers.filter(({ labelled }) => labelled >= leastLabelledContacts);
  const learned = known.length < 2 ? nothingLearned : await learnKnown(known, contacts);
  const saved = {
    ...learned,
    version: version + 1,
    encoderVersion: ctx.engine.version,
    leftOut: drivers.filter(({ labelled }) => labelled < leastLabelledContacts),
    labels: drivers.reduce((sum, { labelled }) => sum + labelled, 0),
    trainedAt: ctx.now(),
  };
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const own = and(eq(driverHead.orgId, ctx.orgId), eq(driverHead.version, version));
    await tx.update(driverHead).set(saved).where(own);
    if (wantedAt !== null) await tx.update(driverHead).set({ learnWantedAt: null }).where(and(eq(driverHead.orgId, ctx.orgId), eq(driverHead.version, version + 1), eq(driverHead.learnWantedAt, wantedAt)));
  });
}

const nothingLearned = { weights: null, drivers: [], heldOut: 0, right: 0, macroF1: null, suggested: 0, suggestedRight: 0, commonestId: null, commonestRight: 0 };

async function learnKnown(known: readonly LabelledDriver[], all: readonly Taught[]) {
  const order = known.map(({ driverId }) => driverId);
  const contacts = all.filter(({ driverId }) => order.includes(driverId));
  const taught = contacts.filter(({ id }) => !isHeldOut(id));
  const head = await learnDriversInThread(taught.map(({ id, driverId, said }) => ({ said, driver: order.indexOf(driverId), calibrates: isHeldForCalibration(id) })), order.length);
  const asked = contacts
    .filter(({ id }) => isHeldOut(id))
    .map(({ driverId, said }) => {
      const { driverId: suggested, candidates } = likeliest(head, order, said);
      return { truth: driverId, found: candidates[0]?.driverId ?? '', isSuggested: suggested !== null };
    });
  const commonestId = known.reduce((most, each) => (each.labelled > most.labelled ? each : most)).driverId;
  const drivers = known.map(({ driverId, labelled }): TaughtDriver => {
    const own = asked.filter(({ truth }) => truth === driverId);
    return { driverId, labelled, heldOut: own.length, right: own.filter(({ found }) => found === driverId).length };
  });
  return { weights: new Uint8Array(head.buffer), drivers, ...scoreDrivers(asked), commonestId, commonestRight: asked.filter(({ truth }) => truth === commonestId).length };
}
