import { z } from 'zod';
import { layTheme } from '../close-loop/lay-story.ts';
import { freePort } from '../support/free-port.ts';
import { type StandInProvider, startStandInProvider } from '../support/stand-in-provider.ts';
import { beginLives, killAgainAndAgain, type Killing } from './kill-again.ts';
import { answerOf, type LaidWorld, layWorld } from './lay-world.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';
import { startProcess } from './start-process.ts';
import { zoneAtNoon } from './zone-at-noon.ts';

const lostAnswers = 0.05;
const mostSecondsToSettle = 900;
const themesEach = 3;
const dayMs = 86_400_000;
const outbox = z.object({ mails: z.array(z.object({ toEmail: z.string().nullable(), state: z.string() })) });

export interface OwnerMailOptions extends Killing {
  /** As many owners as the other scenarios have customers. */
  readonly customers: number;
}

/** Kills the server while it writes and sends the day's mails to owners whose themes are late: each owner gets exactly one. */
export async function killOwnerMails(place: Place, { kills, longestLifeMs, customers: owners }: OwnerMailOptions): Promise<Outcome> {
  const { laid: { addresses, lead }, get } = await layOwners(place, owners);
  const provider = await startStandInProvider({ lostAnswers });
  const port = await freePort();
  const start = () => startProcess(['--empty'], { ...place.env, RESEND_API_KEY: 'test', RESEND_BASE_URL: provider.url }, port);
  const lives = await beginLives(start);
  let begun = 0;
  try {
    // A life begins at its start: the mails are written within the first seconds, and sent within the next.
    await killAgainAndAgain(place, lives, start, { kills, longestLifeMs }, () => (begun += 1));
    await untilAllArrived(provider, addresses);
    const { mails } = outbox.parse(await (await get(`http://127.0.0.1:${port}`, '/api/v1/outbox?kind=owner')).json());
    const figures = [`${kills} kills (SIGKILL); slowest start ${(lives.slowestStartMs / 1000).toFixed(1)} s`, `${owners} owners with ${themesEach} late themes each; ${provider.asked()} requests to the provider, which lost ${lostAnswers * 100} % of its answers, ${provider.taken().length} mails taken, ${provider.conflicts()} conflicts`];
    return { figures, faults: faultsIn(provider, addresses, lead, mails.length < Math.min(owners, 50) ? [`${mails.length} mails to owners are on record.`] : []) };
  } finally {
    await lives.current.kill();
    await provider.close();
  }
}

/** Lays owners with late themes on a working day, whatever day it is: people here work all week, and it is noon. */
async function layOwners(place: Place, owners: number): Promise<LaidWorld<{ readonly addresses: readonly string[]; readonly lead: string }>> {
  return layWorld(place, async (app, world) => {
    await answerOf(world.admin.patch('/api/v1/settings', { timezone: zoneAtNoon(app.deps.now()) }));
    await answerOf(world.admin.put('/api/v1/calendar', { weekend: [], holidayCountry: null, holidayRegion: null, closingDays: [] }));
    const addresses: string[] = [];
    for (let number = 0; number < owners; number += 1) {
      const owner = await world.join('owner', `Owner ${number}`);
      addresses.push(owner.email);
      for (let late = 1; late <= themesEach; late += 1) await layTheme(app, world, { title: `Theme ${late} of ${number}`, status: 'open', ownerId: owner.memberId, deadlineOn: new Date(app.deps.now().getTime() - late * dayMs).toISOString().slice(0, 10) });
    }
    return { addresses, lead: world.admin.email };
  });
}

/** Waits until the provider has one mail for each owner, or for long enough; a lost answer is repeated after half a minute. */
async function untilAllArrived(provider: StandInProvider, addresses: readonly string[]): Promise<void> {
  const deadline = Date.now() + mostSecondsToSettle * 1000;
  const areAllThere = () => addresses.every((address) => provider.taken().some(({ to }) => to === address));
  while (!areAllThere() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 500));
}

/** On the first working day of a week whoever looks after all themes gets one mail as well: how the last week went. */
function faultsIn(provider: StandInProvider, addresses: readonly string[], lead: string, others: readonly string[]): string[] {
  const got = Map.groupBy(provider.taken(), ({ to }) => to);
  const strangers = [...got.keys()].filter((to) => to !== lead && !addresses.includes(to));
  const never = addresses.filter((address) => !got.has(address));
  const twice = addresses.filter((address) => (got.get(address)?.length ?? 0) > 1);
  return [
    ...others,
    ...(never.length > 0 ? [`${never.length} owners got no mail, the first ${never[0]}.`] : []),
    ...(twice.length > 0 ? [`${twice.length} owners got more than one mail, the first ${twice[0]}.`] : []),
    ...(strangers.length > 0 ? [`Mails went to ${strangers.length} others, the first ${strangers[0]}.`] : []),
    ...((got.get(lead)?.length ?? 0) > 1 ? [`The lead got ${got.get(lead)?.length} mails.`] : []),
    ...(provider.conflicts() > 0 ? [`The provider refused ${provider.conflicts()} mails: other bytes under the same key.`] : []),
  ];
}
