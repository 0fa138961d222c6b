/** Why mail came back, as people say it. */
export const bounceWords = {
  gone: 'The mailbox does not exist, or not any more',
  noDomain: 'There is no such mail server behind the address',
  full: 'The mailbox is full',
  refused: 'The other side refused it as unwanted',
  large: 'The mail was too large for the other side',
  later: 'The other side could not take it for too long',
  other: 'It came back without a reason we can read',
} as const;
export type BounceCause = keyof typeof bounceWords;

const byStatus: readonly (readonly [RegExp, BounceCause])[] = [
  [/^5\.1\.2|^\d\.4\.[134]/, 'noDomain'],
  [/^\d\.1\.\d|^5\.2\.1/, 'gone'],
  [/^\d\.2\.2/, 'full'],
  [/^\d\.(?:2\.3|3\.4)/, 'large'],
  [/^\d\.7\./, 'refused'],
  [/^4\.|^\d\.4\.7/, 'later'],
];

const byWords: readonly (readonly [RegExp, BounceCause])[] = [
  [/quota|mailbox (?:is )?full|over ?quota|insufficient storage/i, 'full'],
  [/no such (?:domain|host)|domain not found|host (?:unknown|not found)|nxdomain/i, 'noDomain'],
  [/no such user|user unknown|unknown user|does not exist|not exist|invalid recipient|recipient rejected|mailbox unavailable|address rejected|disabled/i, 'gone'],
  [/spam|block(?:ed|list)|blacklist|policy|reputation|dmarc|spf|dkim|refused/i, 'refused'],
  [/too large|size limit|message size/i, 'large'],
  [/timed? ?out|temporar|try again|greylist/i, 'later'],
];

/** Reads why a mail came back from what the other side said: its enhanced status code (RFC 3463) first, then its words. */
export function plainBounce(said: string): BounceCause {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0];
  const coded = status === undefined || /^\d\.0\.0$/.test(status) ? undefined : byStatus.find(([pattern]) => pattern.test(status));
  return (coded ?? byWords.find(([pattern]) => pattern.test(said)))?.[1] ?? 'other';
}
