import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { type StandInProvider, startStandInProvider } from '../support/stand-in-provider.ts';
import { type DigestOptions, digestFaults } from './digest-faults.ts';
import { letTimePass, pause, providerEnv, startLife, untilMidSending } from './digest-life.ts';
import { faultsInHearing, hearingEnv, tellingTo } from './hearing.ts';
import { type LaidDigest, layDigest } from './lay-digest.ts';
import type { Place } from './open-place.ts';
import type { Outcome } from './outcome.ts';

/** A share of requests that goes wrong in each way, so that few requests meet all of them. */
export const manners = { lostAnswers: 0.2, busy: 0.1, isBroken: () => Math.random() < 0.1, retryAfterSeconds: 1 };
/** A life without a kill ends when nothing has moved for so long, at first or later; the next one finds what time has brought. */
const [firstCalmMs, calmMs] = [8000, 2000];
const mostLives = 30;
const said = z.object({ state: z.string() });

/**
 * What `npm run fault -- digest --webhooks` does, for a test: after each life all claims and waits are made two minutes older, as if so long had
 * passed, and the next worker finds them due at its start. A claim that grows old in a living worker's hands is taken from it, too.
 */
export async function hurryDigest(place: Place, options: DigestOptions): Promise<Outcome> {
  const laid = await layDigest(place, options.recipients);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const provider = await startStandInProvider({ ...manners, webhook: tellingTo(url) });
  const start = () => startLife(place, { ...providerEnv(provider), ...hearingEnv }, port);
  try {
    let lives = 0;
    for (; lives < options.kills; lives += 1) {
      const life = await start();
      await untilMidSending(provider);
      await life.kill();
      await letTimePass(place);
    }
    const heard: string[] = [];
    for (let isSent = false; !isSent && lives < mostLives; lives += 1) {
      const life = await start();
      isSent = await untilCalm(laid, provider, url);
      if (isSent) heard.push(...(await faultsInHearing(provider, laid, url)));
      await life.stop();
      await letTimePass(place);
    }
    const { faults, reached } = digestFaults(options.recipients, provider);
    const told = [...(provider.teller?.told().of ?? [])].map(([fate, times]) => `${fate} ${times}`).join(', ');
    return { figures: [`${options.recipients} recipients, ${options.kills} kills, ${lives} lives; ${provider.asked()} requests, ${provider.taken().length} mails taken, ${reached} addresses reached, ${provider.conflicts()} conflicts; told: ${told}`], faults: [...faults, ...heard, ...(lives < mostLives ? [] : [`The digest was not sent after ${mostLives} lives.`])] };
  } finally {
    await provider.close();
  }
}

/** Waits until the digest calls itself sent, and says whether it does, or until nothing moves any more. */
export async function untilCalm(laid: LaidDigest, provider: StandInProvider, url: string): Promise<boolean> {
  const isSent = async () => laid.ask(url).then(async (answer) => said.parse(await answer.json()).state === 'sent', () => false);
  let done = await isSent();
  for (let [asked, until] = [provider.asked(), Date.now() + firstCalmMs]; !done && Date.now() < until; done = await isSent()) {
    await pause(100);
    if (provider.asked() !== asked) [asked, until] = [provider.asked(), Date.now() + calmMs];
  }
  return done;
}
