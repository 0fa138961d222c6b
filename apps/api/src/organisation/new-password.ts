import { AppError } from '@kept/core/errors.ts';
import { passwordProblem } from '@kept/core/organisation/password-problem.ts';
import { z } from 'zod';

/** A password somebody chooses; what is too easy to guess is refused in a sentence. */
export const newPassword = z
  .string()
  .max(1000, 'Choose a password of at most 200 characters.')
  .superRefine((password, issues) => {
    const problem = passwordProblem(password);
    if (problem !== undefined) issues.addIssue({ code: 'custom', message: problem });
  });

/** Refuses a chosen password that is little more than the person's own name or email. */
export function refuseOwnWords(password: string, own: readonly string[]): void {
  const problem = passwordProblem(password, own);
  if (problem !== undefined) throw new AppError('invalid', problem, [{ pointer: '/password', message: problem }]);
}
