/** What is counted, so that too much of it holds mail. */
export const countedCauses = ['bounces', 'complaints'] as const;
export type CountedCause = (typeof countedCauses)[number];

/** Why mail to customers is held by itself: too much came back, or the provider takes nothing from us until somebody mends it. */
export const pauseCauses = [...countedCauses, 'provider'] as const;
export type PauseCause = (typeof pauseCauses)[number];

/** How much of the latest mail may come back before the rest is held: the lists mailbox providers keep are slow to forget. */
export const pauseRules = {
  bounces: { among: 1000, atLeast: 10, share: 0.05 },
  complaints: { among: 10_000, atLeast: 3, share: 0.001 },
} as const satisfies Record<CountedCause, { readonly among: number; readonly atLeast: number; readonly share: number }>;

/** Whether so many bad ones among the latest mails hold the rest. */
export function isTooMany(cause: CountedCause, bad: number, among: number): boolean {
  const rule = pauseRules[cause];
  return bad >= rule.atLeast && bad >= rule.share * among;
}
