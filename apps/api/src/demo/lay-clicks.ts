import { countOpening } from '../close-loop/report/count-opening.ts';
import { hoursInMs } from './calendar.ts';
import { demoSeed } from './demo-seed.ts';
import type { DemoStage } from './demo-stage.ts';
import { type DemoReader, listReaders } from './list-readers.ts';
import { createRandom, type Random } from './random.ts';
import type { StoryAgenda } from './story-agenda.ts';
import { visitBlock } from './visit-block.ts';

/** Of a hundred who find something of their own so many look at it; of a hundred readers so many look at something of others. */
const ownShare = 0.34;
const otherShare = 0.06;
/** Readers whose company has every link of a mail opened before they see it. */
const scanned = 4;
const daysOfInterest = 9;

/** Puts on the agenda who follows a digest's links in the days after it, most of them soon, and the scanners that open all of a mail's links at once. */
export function layClicks(stage: DemoStage, agenda: StoryAgenda, digestId: string, sentAt: number): void {
  const scannedAt = sentAt + hoursInMs(1);
  agenda.add(scannedAt, async () => {
    const readers = await listReaders(stage, digestId);
    const random = createRandom(demoSeed, `clicks/${sentAt}`);
    for (const reader of readers) {
      for (const position of chooseBlocks(reader, random)) {
        const at = scannedAt + hoursInMs(0.2 + 24 * daysOfInterest * random.next() ** 3);
        agenda.add(at, () => visitBlock(stage, at, { mailId: reader.mailId, position }));
      }
    }
    for (const { mailId, own, others } of readers.filter((_, place) => place % 11 === 3).slice(0, scanned)) {
      for (const position of [...own, ...others]) await countOpening(stage.asCustomer(scannedAt), { mailId, position });
    }
  });
}

/** At most one block of a reader's own and one of the others: nobody runs through a mail as a scanner does. */
function chooseBlocks({ own, others }: DemoReader, random: Random): number[] {
  const [first] = own.filter(() => random.chance(ownShare));
  // What stands at the top of the mail is opened most.
  const second = random.chance(otherShare) ? others[Math.floor(others.length * random.next() ** 2)] : undefined;
  return [first, second].filter((position) => position !== undefined);
}
