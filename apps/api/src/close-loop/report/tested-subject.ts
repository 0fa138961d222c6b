import type { SubjectArm } from '@kept/core/close-loop/subject-test.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { subjectLine } from '@kept/emails/subject-line.ts';

/** The subject a person's mail gets: the second one of a test where they try it or it was chosen, otherwise the first. */
export function testedSubject({ subjectTest, subjectChosen }: Pick<typeof digest.$inferSelect, 'subjectTest' | 'subjectChosen'>, arm: SubjectArm | null, first: string): string {
  const isSecond = arm === 'b' || (arm === 'chosen' && subjectChosen === 'b');
  return isSecond && subjectTest !== null ? subjectLine(subjectTest.subject) : first;
}
