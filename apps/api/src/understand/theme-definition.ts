import { fewestExamples, mostExamples, strictnesses } from '@kept/core/understand/theme-definition.ts';
import { z } from 'zod';
import { oneLine } from '../organisation/one-line.ts';

const example = z.union(
  [
    z.object({ words: z.string().trim().min(3, 'An example is what somebody might say.').max(1000, 'Keep an example under 1,001 characters.') }),
    z.object({ feedbackId: z.uuid({ error: 'This is not the id of a text.' }) }),
  ],
  { error: 'An example is either words, or the id of a text that was received.' },
);

const meaning = z.object({
  definition: z.string({ error: 'Say in a sentence what belongs to it.' }).trim().min(3, 'Say in a sentence what belongs to it.').max(500, 'Keep the definition under 501 characters.'),
  examples: z
    .array(example, { error: 'Give at least two examples.' })
    .min(fewestExamples, 'Give at least two examples.')
    .max(mostExamples, 'Five examples are enough.'),
  strictness: z.enum(strictnesses, { error: 'Choose strong, usual or wide.' }).default('usual'),
  takesOwned: z.boolean().default(false).describe('Also takes texts out of themes somebody answers for'),
});

/** What a person means by a new theme. */
export const themeDefinitionInput = meaning.extend({ title: oneLine('Give the theme a title.', 120) });

/** The same before it has a name. */
export const definitionDraft = meaning.extend({ title: z.string().trim().max(120, 'Keep the title under 121 characters.').default('') });
export type DefinitionDraft = z.infer<typeof definitionDraft>;
