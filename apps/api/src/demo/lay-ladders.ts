import { nameSponsor } from '../act/ladders/save-ladder.ts';
import { walkLadders } from '../act/ladders/walk-ladders.ts';
import { hoursInMs, instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { sendEverything } from './send-everything.ts';

/** Mornings of the last days; those on which nobody works pass by themselves. */
const daysAgo = [9, 8, 7, 6, 5, 4, 3, 2, 1] as const;

/** Lets the ladders of the last days be climbed as they were: what is late has reached the leads, and everybody has had their mail of the day. */
export async function layLadders(stage: DemoStage): Promise<void> {
  await nameSponsor(stage.as('lena', instantBefore(stage.world.today, 300)), { memberId: stage.person('tom').memberId });
  for (const days of daysAgo) {
    const at = instantBefore(stage.world.today, days) + hoursInMs(10);
    await walkLadders(stage.asKept('walk-ladders', at));
    await sendEverything(stage, at);
  }
}
