import { z } from 'zod';

const whichIs = z.enum(['in', 'not_in'], { error: 'Say whether it is one of these or none of them.' });
const languageCode = z.string().trim().toLowerCase().regex(/^[a-z]{2,3}$/, 'Name a language by its short code, as de.');

/** Whom a digest is for among everybody it could reach: at most one rule of each kind, all of them or any of them; a null rule asks nothing. */
export const audienceInput = z.strictObject({
  match: z.enum(['all', 'any'], { error: 'Say whether all rules have to hold, or any.' }),
  segments: z.strictObject({ is: whichIs, names: z.array(z.string().trim().min(1, 'Name the segment.').max(200, 'Keep it under 200 characters.')).min(1, 'Choose at least one segment.').max(50, 'Choose at most 50 segments.') }).nullable(),
  languages: z.strictObject({ is: whichIs, codes: z.array(languageCode).min(1, 'Choose at least one language.').max(50, 'Choose at most 50 languages.') }).nullable(),
  /** Who said something on the themes this digest tells, or on these. */
  themes: z.union([z.literal('told'), z.array(z.uuid('This is not the id of a theme.')).min(1, 'Choose at least one theme.').max(50, 'Choose at most 50 themes.')]).nullable(),
  /** Only those who said an explicit yes to the digest; without it, everybody who did not say no. */
  saidYes: z.boolean({ error: 'Say yes or no.' }),
  /** Who said something so many days before the digest was made, or later. */
  withinDays: z.number({ error: 'Name a number of days.' }).int('Name whole days.').min(1, 'Name at least one day.').max(3650, 'Name at most 3,650 days.').nullable(),
});
export type AudienceRules = z.infer<typeof audienceInput>;
