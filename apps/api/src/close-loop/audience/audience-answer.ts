import { type LeftOutCode, leftOutCodes, leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { z } from 'zod';

export const audienceAnswer = z.object({
  people: z.number().describe('How many get it, or got it'),
  leftOut: z.number(),
  reasons: z.array(z.object({ code: z.enum(leftOutCodes), reason: z.string(), people: z.number() })),
  sentence: z.string(),
});
export type Audience = z.infer<typeof audienceAnswer>;

const figures = new Intl.NumberFormat('en-GB');

/** So many who get a digest, and so many who do not for each reason, the commonest first; in figures and as a sentence. */
export function audienceOf(people: number, counts: ReadonlyMap<LeftOutCode, number>): Audience {
  const reasons = [...counts].map(([code, number]) => ({ code, reason: leftOutWords[code], people: number })).sort((a, b) => b.people - a.people);
  const leftOut = reasons.reduce((sum, { people: number }) => sum + number, 0);
  const why = reasons.map(({ reason, people: number }) => `${reason} ${figures.format(number)}`).join(', ');
  const sentence = `${figures.format(people)} ${people === 1 ? 'person' : 'people'}${leftOut === 0 ? '' : `, ${figures.format(leftOut)} left out (${why})`}`;
  return { people, leftOut, reasons, sentence };
}

/** The figures alone, of something that says more. */
export function pickAudience({ people, leftOut, reasons, sentence }: Audience): Audience {
  return { people, leftOut, reasons, sentence };
}
