import { z } from 'zod';
import { newcombe } from '../newcombe.ts';

/** The two subjects of a test. */
export const testedSubjects = ['a', 'b'] as const;
export type TestedSubject = (typeof testedSubjects)[number];

/** Where one person's mail stands in a test: among those who try a subject, among the rest that waits, or told after the choice. */
export const subjectArms = ['a', 'b', 'rest', 'chosen'] as const;
export type SubjectArm = (typeof subjectArms)[number];

/** Fewer people behind a subject would show no difference that is not chance. */
const fewestInArm = 100;

const oneLine = z.string().trim().refine((text) => !/[\r\n\v\f\u0085\u2028\u2029]/u.test(text), 'Write it on one line.');

/** A test of two subjects: the second one, which share of the readers tries each (in per cent), and how many hours until the rest gets the better one. */
export const subjectTestSchema = z.object({
  subject: oneLine.min(1, 'Write the second subject.').max(150, 'Keep the subject under 150 characters.'),
  percent: z.number().int().min(5, 'Each subject needs at least 5 % of the readers.').max(40, 'At most 40 % for each subject: the rest has to wait for the better one.'),
  hours: z.number().int().min(2, 'Wait at least two hours: people need time to read.').max(48, 'Wait at most 48 hours.'),
});
export type SubjectTest = z.infer<typeof subjectTestSchema>;

/** What a test came to: how many got each subject, how many of them clicked, and the difference (second less first, in points) with its 95 % interval; null where too few got it. */
export interface SubjectResult {
  readonly a: ArmTally;
  readonly b: ArmTally;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
}

export interface ArmTally {
  readonly sent: number;
  readonly clicked: number;
}

/** Where a person stands in a test, by a number from 0 up to 1 that is theirs for good: the first share tries the first subject, the next the second. */
export function armOf(share: number, { percent }: Pick<SubjectTest, 'percent'>): 'a' | 'b' | 'rest' {
  if (share < percent / 100) return 'a';
  return share < (2 * percent) / 100 ? 'b' : 'rest';
}

/** Which subject the rest gets: the second only where its share of people who clicked is higher and the 95 % interval of the difference (Newcombe 1998) leaves out zero; otherwise the first. Looked at once, at the end. */
export function chooseSubject(a: ArmTally, b: ArmTally): { readonly chosen: TestedSubject; readonly result: SubjectResult } {
  const difference = a.sent < fewestInArm || b.sent < fewestInArm ? null : newcombe({ hits: b.clicked, n: b.sent }, { hits: a.clicked, n: a.sent });
  return { chosen: difference !== null && difference.low > 0 ? 'b' : 'a', result: { a, b, difference } };
}

/** Says whether two subjects are one to a reader: capitals and spaces aside. */
export function isSameSubject(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return plain(one) === plain(other);
}

/** Why a test cannot be scheduled as it stands, in a sentence; undefined where it can. */
export function whyNotTested(test: SubjectTest, { subject, people, languages, isCorrection, isOnEachClock }: { readonly subject: string; readonly people: number; readonly languages: number; readonly isCorrection: boolean; readonly isOnEachClock: boolean }): string | undefined {
  if (isCorrection) return 'A correction goes to everybody at once: take the second subject away.';
  if (isOnEachClock) return 'Two subjects can only be compared at one moment for everybody: choose one moment, or take the second subject away.';
  if (languages > 1) return 'A second subject stands in one language only, so readers of the others would not be told apart: write the digest in one language, or take the second subject away.';
  if (isSameSubject(test.subject, subject)) return 'Both subjects are the same: change one, or take the second away.';
  const inArm = Math.floor((people * test.percent) / 100);
  if (inArm < fewestInArm) return `Each subject would be tried on ${inArm} ${inArm === 1 ? 'person' : 'people'}; below ${fewestInArm} a difference would be chance. Raise the share, or take the second subject away.`;
  return undefined;
}
