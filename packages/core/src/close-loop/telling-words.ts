/** So many people for one reason. */
export interface ReasonCount {
  readonly reason: string;
  readonly people: number;
}

/** Who said it, and who of them hears of it. */
export interface Telling {
  readonly people: number;
  readonly mailable: number;
  /** Said it without leaving who they are. */
  readonly anonymous: number;
  readonly leftOut: readonly ReasonCount[];
}

const figures = new Intl.NumberFormat('en-GB');

/** "212 people said it: 141 can be mailed, 38 unsubscribed, 33 anonymous": everybody is in one of its parts. */
export function tellingSentence({ people, mailable, anonymous, leftOut }: Telling): string {
  if (people === 0) return 'Nobody is known to have said it.';
  const others = rest({ anonymous, leftOut });
  return `${countPeople(people)} said it: ${[`${figures.format(mailable)} can be mailed`, ...others].join(', ')}.`;
}

/** "141 people were told. 71 were not: 38 unsubscribed, 33 anonymous." */
export function toldSentence(told: number, missed: Pick<Telling, 'anonymous' | 'leftOut'>): string {
  const others = rest(missed);
  const left = missed.anonymous + missed.leftOut.reduce((sum, { people }) => sum + people, 0);
  return `${countPeople(told)} ${told === 1 ? 'was' : 'were'} told.${left === 0 ? '' : ` ${figures.format(left)} ${left === 1 ? 'was' : 'were'} not: ${others.join(', ')}.`}`;
}

function rest({ anonymous, leftOut }: Pick<Telling, 'anonymous' | 'leftOut'>): string[] {
  const reasons = [...leftOut, { reason: 'anonymous', people: anonymous }].filter((one) => one.people > 0);
  return reasons.sort((a, b) => b.people - a.people).map(({ reason, people }) => `${figures.format(people)} ${reason}`);
}

function countPeople(people: number): string {
  return `${figures.format(people)} ${people === 1 ? 'person' : 'people'}`;
}
