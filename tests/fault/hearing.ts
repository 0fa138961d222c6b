import { z } from 'zod';
import type { StandInProvider } from '../support/stand-in-provider.ts';
import type { Fate, Telling } from '../support/tell-webhook.ts';
import { pause } from './digest-life.ts';
import { addressOf } from './lay-digest.ts';
import type { LaidDigest } from './lay-digest.ts';

const secret = `whsec_${Buffer.from('the signing secret of a fault run').toString('base64')}`;
/** So few come back that mail is not held for it. */
const bouncesOneIn = 100;
const mostSecondsToHear = 180;
const report = z.object({ mails: z.object({ delivered: z.number(), complained: z.number(), bounced: z.array(z.object({ people: z.number() })) }) });

/** What a process needs to hear the provider's webhook. */
export const hearingEnv = { KEPT_INBOUND_DOMAIN: 'reply.fault.example', RESEND_WEBHOOK_SECRET: secret } as const;

/** A webhook that tells of every recipient, some of it early, twice and in any order. */
export function tellingTo(url: string): Telling {
  const fates = (to: string): readonly Fate[] => {
    if (to === addressOf(7)) return ['delivered', 'complained'];
    return Number(/^person-(\d+)@/.exec(to)?.[1] ?? 0) % bouncesOneIn === bouncesOneIn - 1 ? ['bounced'] : ['delivered'];
  };
  return { url: `${url}/inbound`, secret, fatesOf: (to) => (/^person-\d+@/.test(to) ? fates(to) : []), early: 0.2, twice: 0.2, isMuddled: true };
}

/** What differs, once everything was told, between what the provider said and what the digest's report says; no line where nothing does. */
export async function faultsInHearing(provider: StandInProvider, laid: LaidDigest, url: string): Promise<string[]> {
  const { teller } = provider;
  if (teller === undefined) return [];
  const wanted = () => JSON.stringify([teller.told().of.get('delivered') ?? 0, teller.told().of.get('bounced') ?? 0, teller.told().of.get('complained') ?? 0]);
  let known = '';
  for (const deadline = Date.now() + mostSecondsToHear * 1000; Date.now() < deadline && (teller.told().unheard > 0 || known !== wanted()); await pause(500)) known = await readKnown(laid, url);
  return [
    ...(teller.told().unheard > 0 ? [`${teller.told().unheard} events were never heard.`] : []),
    ...(teller.refused().some((status) => status !== 503) ? [`The webhook turned events away: ${[...new Set(teller.refused())].join(', ')}.`] : []),
    ...(known === wanted() ? [] : [`Delivered, bounced, complained: the provider said ${wanted()}, the report says ${known}.`]),
  ];
}

async function readKnown(laid: LaidDigest, url: string): Promise<string> {
  const read = await laid.ask(url, '/report').then(async (answer) => report.safeParse(await answer.json()), () => undefined);
  if (read?.success !== true) return '';
  const { delivered, bounced, complained } = read.data.mails;
  return JSON.stringify([delivered, bounced.reduce((sum, { people }) => sum + people, 0), complained]);
}
