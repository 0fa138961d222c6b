import { AppError } from '@kept/core/errors.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** A named limit: so many points in so many seconds, for each key. */
export interface Limit {
  /** Takes one point. Throws AppError too_many with the limit's sentence when none is left. */
  take(key: string): Promise<void>;
  /** Takes one point, and says how many are left. */
  draw(key: string): Promise<Drawn>;
  /** Gives the key's points back, after a success. */
  forgive(key: string): Promise<void>;
}

/** What is left of a limit after one point was taken. */
export interface Drawn {
  readonly points: number;
  readonly seconds: number;
  readonly left: number;
  readonly resetSeconds: number;
  readonly isOver: boolean;
}

/** Every limit on one page. They live in this process: several processes each allow their share (docs/operations.md). */
export function createLimits() {
  return {
    apiByCaller: limit('api', 60_000, 60, 'More than sixty thousand requests came from you within a minute.'),
    signInByAddress: limit('sign-in-ip', 30, 900, 'Too many attempts to sign in from here. Wait a quarter of an hour.'),
    signInByAccount: limit('sign-in-account', 8, 900, 'Too many attempts to sign in with this email. Wait a quarter of an hour, or reset the password.'),
    resetByAddress: limit('reset-ip', 10, 3600, 'Too many password resets were asked for from here. Wait an hour.'),
    resetByAccount: limit('reset-account', 3, 3600, 'Three links an hour can be asked for with one email. Use the newest mail, or wait an hour.'),
    accountLinkByAddress: limit('account-link-ip', 60, 900, 'Too many links were opened from here. Wait a quarter of an hour.'),
    invitationByOrganisation: limit('invitation-org', 100, 3600, 'A hundred invitations an hour can be sent. Wait an hour for the rest.'),
    publicByAddress: limit('public-ip', 120, 60, 'Too many answers came from here in one minute. Wait a minute and try again.'),
    surveyByAddress: limit('survey-ip', 20, 3600, 'More than twenty answers to this survey came from here within an hour.'),
    surveyByLink: limit('survey-link', 60, 3600, 'This answer was changed very often. Wait an hour before you change it again.'),
    surveyByItself: limit('survey-all', 600, 60, 'More than six hundred answers to this survey came within a minute.'),
    domainLooks: limit('domain-look', 30, 3600, 'Thirty looks an hour. Wait a little: name servers need their time.'),
    subscriptionByAddress: limit('subscription-ip', 10, 3600, 'More than ten addresses were entered from here within an hour. Wait an hour.'),
    receiptByAddress: limit('receipt-ip', 20, 3600, 'Too many codes were tried from here. Wait an hour.'),
    webhookBySource: limit('webhook', 6000, 60, 'More than six thousand messages came to this address within a minute. Send the rest a minute later.'),
    webhookRefusals: limit('webhook-refused', 60, 60, 'Too many messages from here were turned away. Wait a minute.'),
    tryFileByAddress: limit('try-ip', 20, 3600, 'Twenty files an hour can be tried without an account. Wait a little.'),
  };
}

export type Limits = ReturnType<typeof createLimits>;

function limit(name: string, points: number, seconds: number, sentence: string): Limit {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  const draw = async (key: string): Promise<Drawn> => {
    const drawn = await limiter.consume(key, 1).catch((reason: unknown) => {
      if (reason instanceof RateLimiterRes) return reason;
      throw reason;
    });
    return { points, seconds, left: drawn.remainingPoints, resetSeconds: Math.ceil(drawn.msBeforeNext / 1000), isOver: drawn.consumedPoints > points };
  };
  return {
    take: async (key) => {
      if ((await draw(key)).isOver) throw new AppError('too_many', sentence);
    },
    draw,
    forgive: async (key) => {
      await limiter.delete(key);
    },
  };
}
