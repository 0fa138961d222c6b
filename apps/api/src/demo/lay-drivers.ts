import { changeDriver } from '../understand/change-driver.ts';
import { listDrivers } from '../understand/list-drivers.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { ordinaryDrivers, problems } from './problems.ts';

const tracedDaysAgo = 200;

/** The lead traces each reason for contact to where it begins: that of its heaviest problem; those without one begin nowhere upstream. */
export async function layDrivers(stage: DemoStage): Promise<void> {
  const ctx = stage.as('lena', instantBefore(stage.world.today, tracedDaysAgo));
  for (const { id, name } of (await listDrivers(ctx)).drivers) {
    const [heaviest] = problems.filter((problem) => problem.driver === name).sort((a, b) => b.weight - a.weight);
    const journeyStage = heaviest?.stage ?? ordinaryDrivers.find((each) => each.driver === name)?.stage ?? null;
    await changeDriver(ctx, id, { origin: heaviest?.origin ?? null, journeyStage });
  }
}
