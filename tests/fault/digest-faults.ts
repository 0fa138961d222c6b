import type { StandInProvider } from '../support/stand-in-provider.ts';
import { addressOf } from './lay-digest.ts';

export interface DigestOptions {
  readonly kills: number;
  readonly recipients: number;
  /** Whether the provider tells what became of each mail, and the product hears it. */
  readonly webhooks?: boolean;
}

/** What a provider saw of a digest that is not exactly one mail for each address, and how many addresses it reached. */
export function digestFaults(recipients: number, provider: StandInProvider): { faults: string[]; reached: number } {
  const wanted = new Set(Array.from({ length: recipients }, (_, number) => addressOf(number)));
  const times = new Map<string, number>();
  for (const { to } of provider.taken()) if (wanted.has(to)) times.set(to, (times.get(to) ?? 0) + 1);
  const twice = [...times].filter(([, count]) => count > 1);
  const faults = [
    ...(times.size < recipients ? [`${recipients - times.size} of ${recipients} addresses got nothing.`] : []),
    ...(twice.length > 0 ? [`${twice.length} addresses got it more than once, the first ${twice[0]?.[0]}.`] : []),
    ...(provider.conflicts() > 0 ? [`The provider refused ${provider.conflicts()} mails: other bytes under the same key.`] : []),
  ];
  return { faults, reached: times.size };
}
