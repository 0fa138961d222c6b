import { countMeToos } from '../close-loop/count-me-toos.ts';
import { decidePoint } from '../close-loop/decide-point.ts';
import { makeAgendas } from '../close-loop/make-agenda.ts';
import { readSession } from '../close-loop/read-session.ts';
import { sayMeToo } from '../close-loop/say-me-too.ts';
import { shareSession } from '../close-loop/share-session.ts';
import { readHost } from '../listen/read-host.ts';
import { placeFeedback } from '../understand/place-feedback.ts';
import { hoursInMs, startOfDay } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';

interface SessionToLay {
  readonly roundId: string;
  readonly slug: string;
  readonly releasedAt: number;
  /** Printed slips of people who say "me too". */
  readonly slips: readonly string[];
  readonly sharedOn: string;
}

const outcome = { outcome: 'will_change', goesTo: 'operations', text: 'The mail about a refund will leave with the payment instead of the night after. Asha answers for it. Until then the day of the payment stands under Payments, and you may read it out.' } as const;

/** Holds the session of a round that was released: its agenda, "me too", an outcome for each point, and the results shared. */
export async function laySession(stage: DemoStage, { roundId, slug, releasedAt, slips, sharedOn }: SessionToLay): Promise<void> {
  await placeFeedback(stage.asKept('place-feedback', releasedAt));
  await makeAgendas(stage.asKept('make-agenda', releasedAt + hoursInMs(1)));
  const { points } = await readSession(stage.asKept('demo', releasedAt + hoursInMs(1)), roundId);
  const host = { ...(await readHost(stage.asKept('demo', releasedAt), slug)), ctx: stage.asCustomer(releasedAt + hoursInMs(30)) };
  for (const slip of slips) {
    const said = await sayMeToo(host, roundId, { slip, pointIds: points.map(({ id }) => id) });
    if (!said.ok) throw new Error(`A "me too" of the demo world was refused: ${said.problems[0]?.message ?? ''}`);
  }
  const sharedAt = startOfDay(sharedOn) + hoursInMs(14);
  await countMeToos(stage.asKept('count-me-toos', sharedAt));
  for (const { id } of points) await decidePoint(stage.as('lena', sharedAt), id, outcome);
  await shareSession(stage.as('lena', sharedAt), roundId);
}
