import { changeProcedure } from '../act/procedures/change-procedure.ts';
import { createProcedure } from '../act/procedures/create-procedure.ts';
import type { NewProcedure } from '../act/procedures/procedure-input.ts';
import { sayRead } from '../act/procedures/say-read.ts';
import { listDrivers } from '../understand/list-drivers.ts';
import { daysBefore, instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { problemByKey } from './problems.ts';

interface Written extends Pick<NewProcedure, 'title' | 'body' | 'grants'> {
  readonly driver: string;
  readonly owner: string;
  readonly deputy: string | null;
  readonly writtenDaysAgo: number;
  readonly reviewInDays: number;
  readonly rewritten?: { readonly body: string; readonly note: string; readonly daysAgo: number };
}

const written: readonly Written[] = [
  {
    driver: problemByKey('refund-late').driver, owner: 'asha', deputy: 'jonas', writtenDaysAgo: 150, reviewInDays: 60,
    title: 'A refund somebody waits for',
    body: 'For everybody who asks where their money is, however often they asked before.\n\n1. Read the last contacts, and say what you see. Do not ask for the story again.\n2. Look for the payment under **Payments**, not under **Bills**.\n3. Say that it takes up to ten working days.\n',
    grants: [{ channel: 'phone', text: 'Up to 50 GBP on account while the refund is on its way' }, { channel: 'chat', text: 'Up to 20 GBP on account while the refund is on its way' }],
    rewritten: { daysAgo: 20, note: 'Refunds leave with the payment now, so that the day can be named.', body: 'For everybody who asks where their money is, however often they asked before.\n\n1. Read the last contacts, and say what you see. Do not ask for the story again.\n2. Look for the payment under **Payments**, not under **Bills**.\n3. Read out the day of the payment. If there is none, promise a call-back for tomorrow and write it down.\n4. If the day is over, pass it to Billing with the contact open, so that they need not ask.\n' },
  },
  {
    driver: 'Meter reading', owner: 'owen', deputy: null, writtenDaysAgo: 110, reviewInDays: 30,
    title: 'A reading the app turns away',
    body: 'Most readings that are turned away are right.\n\n1. Ask for a photograph, or read the figures back digit by digit.\n2. Accept the reading yourself if it is no more than twice last year’s.\n3. Otherwise book a visit, and say on which day the bill will be right.\n',
    grants: [],
  },
  {
    driver: 'Move home', owner: 'nadia', deputy: 'ruth', writtenDaysAgo: 300, reviewInDays: -12,
    title: 'Somebody moves home',
    body: 'Two addresses, one conversation.\n\n1. Take the last reading at the old address and the first at the new one.\n2. Say when the last bill comes, and where it is sent.\n3. Ask whether anybody at the new address depends on power for their health.\n',
    grants: [],
  },
];

/** Writes down how Northlight does three things its customers call about: one rewritten after a fix, one without a deputy, one whose review is due. */
export async function layProcedures(stage: DemoStage): Promise<void> {
  const { today } = stage.world;
  const { drivers } = await listDrivers(stage.asKept('demo', instantBefore(today, 1)));
  for (const { driver, owner, deputy, writtenDaysAgo, reviewInDays, rewritten, title, body, grants } of written) {
    const as = (key: string, daysAgo: number) => stage.as(key, instantBefore(today, daysAgo));
    const made = await createProcedure(as(owner, writtenDaysAgo), {
      title, body, grants,
      ownerId: stage.person(owner).memberId,
      deputyId: deputy === null ? null : stage.person(deputy).memberId,
      reviewOn: daysBefore(today, -reviewInDays),
      driverIds: drivers.flatMap((each) => (each.name === driver ? [each.id] : [])),
    });
    if (rewritten === undefined) continue;
    const saved = await changeProcedure(as(owner, rewritten.daysAgo), made.id, { version: made.version, body: rewritten.body, note: rewritten.note });
    await sayRead(as('samir', rewritten.daysAgo - 1), made.id, { number: saved.number });
  }
}
