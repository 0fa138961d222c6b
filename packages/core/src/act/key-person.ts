/** What an organisation can lose with a person. */
export const keyKinds = ['theme', 'procedure', 'step', 'driver'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** How much each kind weighs in the score: a promise to customers most, then what nobody else knows, then what is written, then who is told. */
export const keyWeights = { theme: 40, driver: 25, procedure: 20, step: 15 } as const satisfies Record<KeyKind, number>;

/** A driver with fewer resolved contacts than this in 90 days says nothing about who can resolve it. */
export const fewestResolved = 10;
export const knownForDays = 90;
export const mostPeople = 3;
export const usualPeople = 2;

/** Something that people hold together: it is lost when all of them leave. */
export interface Held {
  readonly kind: KeyKind;
  readonly id: string;
  /** Everybody who could go on with it; never empty. */
  readonly holders: readonly string[];
}

/** Of one kind: how much there is, and how much nobody would hold. */
export interface KeyPart {
  readonly kind: KeyKind;
  readonly total: number;
  readonly lost: number;
}

export interface KeyTest {
  /** From 0 (all would be lost) to 100 (nothing would); null where there is nothing to lose. */
  readonly score: number | null;
  readonly parts: readonly KeyPart[];
  readonly lost: readonly Held[];
}

/** What would be held by nobody if these people left together. Another person who leaves can only add to it, so that the score never rises. */
export function keyPersonTest(held: readonly Held[], leaving: ReadonlySet<string>): KeyTest {
  const lost = held.filter(({ holders }) => holders.every((id) => leaving.has(id)));
  const count = (among: readonly Held[], kind: KeyKind) => among.filter((one) => one.kind === kind).length;
  const parts = keyKinds.map((kind) => ({ kind, total: count(held, kind), lost: count(lost, kind) }));
  return { score: scoreOf(parts), parts, lost };
}

/** Each kind counts by its weight and by the share of it that stays; a kind the organisation has nothing of does not count. Rounded down, so that 100 means nothing is lost. */
function scoreOf(parts: readonly KeyPart[]): number | null {
  const there = parts.filter(({ total }) => total > 0);
  if (there.length === 0) return null;
  const sum = (of: (part: KeyPart) => number) => there.reduce((total, part) => total + of(part), 0);
  // Whole numbers until the last division: two ways to the same share cannot end on two sides of a point.
  const common = there.reduce((product, { total }) => product * total, 1);
  const stays = sum(({ kind, total, lost }) => keyWeights[kind] * (common / total) * (total - lost));
  return Math.floor((100 * stays) / (common * sum(({ kind }) => keyWeights[kind])));
}

/** How much somebody carries: the themes, deputy's places, procedures and steps that carry their name. Contacts do not count, so that nobody is ranked by their work with customers. */
export interface Carried {
  readonly themes: number;
  readonly deputies: number;
  readonly procedures: number;
  readonly steps: number;
}

/** The people who carry most, first those with the most: an owned theme or procedure counts twice what a deputy's place or a step does. */
export function whoCarryMost<Person extends { readonly id: string; readonly carries: Carried }>(people: readonly Person[], most: number = usualPeople): Person[] {
  return people
    .filter(({ carries }) => loadOf(carries) > 0)
    .toSorted((a, b) => loadOf(b.carries) - loadOf(a.carries) || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

/** The number by which loads are compared. */
export function loadOf({ themes, deputies, procedures, steps }: Carried): number {
  return 2 * themes + 2 * procedures + deputies + steps;
}
