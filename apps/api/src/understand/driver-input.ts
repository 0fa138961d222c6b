import { driverName, longestDriverName } from '@kept/core/listen/driver-words.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { z } from 'zod';

export const driverNameInput = z
  .string({ error: 'Give the contact driver a name.' })
  .max(longestDriverName, `Keep the name under ${longestDriverName + 1} characters.`)
  .transform((text, zctx) => {
    const name = driverName(text);
    if (name !== undefined) return name;
    zctx.addIssue({ code: 'custom', message: 'Give the contact driver a name.' });
    return z.NEVER;
  });

/** Where the contacts begin, and where on the journey: null says that nobody has traced it. */
export const driverInput = {
  origin: z.enum(origins, { error: `Choose one of ${origins.join(', ')}.` }).nullable().optional(),
  journeyStage: z.enum(journeyStages, { error: `Choose one of ${journeyStages.join(', ')}.` }).nullable().optional(),
};

export const driverAnswer = z.object({ id: z.uuid(), name: z.string(), origin: z.enum(origins).nullable(), journeyStage: z.enum(journeyStages).nullable(), version: z.number().int() });
