import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';

/** A mail that was chosen to go, with what the model held of its address at that moment. */
export interface Chosen {
  readonly mailId: string;
  readonly to: string;
  readonly text: string;
  readonly subject: string;
  readonly at: Date;
  readonly bans: readonly string[];
  readonly refused: readonly MailTopic[];
  readonly isHeld: boolean;
  /** The state of each theme: how often it was fixed, and whether that stands. */
  readonly themes: readonly ThemeFact[];
  /** The editions that somebody had stopped. */
  readonly stopped: ReadonlySet<number>;
}

export interface ThemeFact {
  readonly title: string;
  readonly fixes: number;
  readonly isSo: boolean;
}

/** What the product says a mail is: only to know which it is, never whether it may go. */
export interface MailFact {
  readonly kind: string;
  readonly customerId: string;
  /** Of a digest. */
  readonly edition: number | undefined;
  /** Of a notice: which fix of which theme. */
  readonly tells: readonly { readonly title: string; readonly fix: number }[];
}

const topics: Readonly<Record<string, MailTopic>> = { digest: 'digest', notice: 'news', survey: 'surveys' };
const complaintsThatHold = 3;

/** What may be mailed to whom, kept beside the product by rules of its own. */
export function openModel(titles: readonly string[]) {
  const bans = new Map<string, Set<string>>();
  const refused = new Map<string, ReadonlySet<MailTopic>>();
  const complained = new Set<string>();
  let wasLetGo = false;
  let themes: readonly ThemeFact[] = titles.map((title) => ({ title, fixes: 1, isSo: true }));
  const stopped = new Set<number>();
  const bansOf = (email: string) => bans.get(email) ?? bans.set(email, new Set()).get(email) ?? new Set<string>();
  return {
    ban: (email: string, why: string) => void bansOf(email).add(why),
    lift: (email: string, why: string) => void bansOf(email).delete(why),
    isBanned: (email: string, why: string) => bansOf(email).has(why),
    /** A choice of topics ends an unsubscribe as soon as anything is chosen. */
    choose: (email: string, wanted: ReadonlySet<MailTopic>) => {
      refused.set(email, new Set(mailTopics.filter((topic) => !wanted.has(topic))));
      if (wanted.size > 0) bansOf(email).delete('unsubscribed');
    },
    complain: (mailId: string) => void complained.add(mailId),
    letGo: () => void (wasLetGo = true),
    setTheme: (place: number, change: (fact: ThemeFact) => Partial<ThemeFact>) => void (themes = themes.map((fact, at) => (at === place ? { ...fact, ...change(fact) } : fact))),
    stop: (edition: number) => void stopped.add(edition),
    goOn: (edition: number) => void stopped.delete(edition),
    isStopped: (edition: number) => stopped.has(edition),
    snapshot: ({ mailId, to, text, subject }: { mailId: string; to: string; text: string; subject: string }, at: Date): Chosen => ({
      mailId, to, text, subject, at, bans: [...bansOf(to)], refused: [...(refused.get(to) ?? [])], isHeld: !wasLetGo && complained.size >= complaintsThatHold, themes, stopped: new Set(stopped),
    }),
  };
}

/** Why this mail should not have been chosen at that moment; nothing where it was right. */
export function whyWrong(chosen: Chosen, fact: MailFact): string[] {
  const topic = topics[fact.kind];
  const claims = fact.kind === 'digest' ? chosen.themes.filter(({ title }) => chosen.text.includes(title)).map(({ title }) => ({ title, fix: 1 })) : fact.tells;
  const untrue = claims.filter(({ title, fix }) => !chosen.themes.some((theme) => theme.title === title && theme.isSo && theme.fixes === fix));
  return [
    ...chosen.bans.map((why) => `${chosen.to} was ${why} and got a ${fact.kind}.`),
    ...(topic !== undefined && chosen.refused.includes(topic) ? [`${chosen.to} chose not to get ${topic}.`] : []),
    ...(chosen.isHeld ? [`${chosen.to} was mailed while all mail was held.`] : []),
    ...(fact.edition !== undefined && chosen.stopped.has(fact.edition) ? [`${chosen.to} got edition ${fact.edition}, which was stopped.`] : []),
    ...untrue.map(({ title }) => `${chosen.to} was told of “${title}” in a ${fact.kind}, which is not so.`),
    // A correction may have nothing left but that it was wrong.
    ...(claims.length === 0 && (fact.edition ?? 0) === 0 ? [`${chosen.to} got a ${fact.kind} that tells nothing.`] : []),
  ];
}

/** A mail as it arrived. */
export interface Arrival extends MailFact {
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  /** When it was written, as far as notices go: what was told before then is no news. */
  readonly writtenAt: number;
  /** Its place among everything that arrived. */
  readonly order: number;
}

/** Who got the same twice: an edition at an address, a fix by two notices, or by a notice that was written when a digest had told it. */
export function twiceIn(arrivals: readonly Arrival[]): string[] {
  const once = new Map<string, number>();
  for (const { kind, to, edition, customerId, tells } of arrivals) {
    const keys = kind === 'digest' ? [`edition ${edition} to ${to}`] : tells.map(({ title, fix }) => `fix ${fix} of ${title} by a notice to ${customerId}`);
    for (const key of keys) once.set(key, (once.get(key) ?? 0) + 1);
  }
  const again = arrivals
    .filter(({ kind }) => kind === 'notice')
    .flatMap((notice) => notice.tells.filter(({ title, fix }) => arrivals.some((digest) => digest.kind === 'digest' && digest.customerId === notice.customerId && digest.order < notice.writtenAt && fix === 1 && digest.text.includes(title))).map(({ title }) => `${notice.to} was told of “${title}” by a notice after a digest.`));
  return [...[...once].filter(([, times]) => times > 1).map(([key, times]) => `${key}: ${times} times.`), ...again];
}

/** Whom a correction reached to whom no earlier edition was handed over. */
export function uncalledFor(arrivals: readonly Arrival[], handed: ReadonlySet<string>): string[] {
  return arrivals.filter(({ to, edition = 0 }) => edition > 0 && !Array.from({ length: edition }, (_, earlier) => handedKey(to, earlier)).some((key) => handed.has(key))).map(({ to, edition }) => `${to} got the correction ${edition} of what they never got.`);
}

/** An edition handed over to an address. */
export function handedKey(to: string, edition: number): string {
  return `${edition} ${to}`;
}

/** Who got more than the budget lets them within its days; what corrects goes whatever the budget. */
export function beyondBudget(arrivals: readonly Arrival[], { days, most }: { readonly days: number; readonly most: number }): string[] {
  const counted = arrivals.filter(({ edition }) => (edition ?? 0) === 0);
  return counted.flatMap((one) => {
    const before = counted.filter((other) => other.to === one.to && other.order < one.order && one.at.getTime() - other.at.getTime() < days * 86_400_000);
    return before.length >= most && days > 0 ? [`${one.to} got ${before.length + 1} mails within ${days} days.`] : [];
  });
}
