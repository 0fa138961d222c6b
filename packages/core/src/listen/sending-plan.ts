import { z } from 'zod';
import { contactChannels } from '../vocabulary.ts';

const wholeNumber = (least: number, most: number, sentence: string) => z.number({ error: sentence }).int(sentence).min(least, sentence).max(most, sentence);
const fortnightMinutes = 14 * 24 * 60;

/** One rule of a survey's sending; an empty list stands for all of them. */
export const sendingRule = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A key is made of lower-case letters, digits and dashes.'),
  name: z.string().trim().min(1, 'Give the rule a name.').max(80, 'Keep it under 81 characters.'),
  isOn: z.boolean({ error: 'Say yes or no.' }),
  channels: z.array(z.enum(contactChannels, { error: `Choose among ${contactChannels.join(', ')}.` })).max(contactChannels.length),
  driverIds: z.array(z.uuid('This is not an id.')).max(200, 'Choose at most 200 reasons.'),
  segments: z.array(z.string().trim().min(1, 'Name the segment.').max(200, 'Keep it under 200 characters.')).max(100, 'Choose at most 100 segments.'),
  sharePercent: wholeNumber(0, 100, 'Choose 0 to 100 in a hundred.'),
  delayMinutes: wholeNumber(0, fortnightMinutes, 'Wait at most 14 days.'),
});
export type SendingRule = z.infer<typeof sendingRule>;

/** Whom one survey asks by itself, when, and how often: what is saved as a version each time it changes. */
export const sendingPlan = z
  .object({
    isOn: z.boolean({ error: 'Say yes or no.' }),
    /** Asked once a quarter on this day of it, whatever contacts there were; null for a survey after contacts. */
    quarterDay: wholeNumber(1, 85, 'Choose a day from 1 to 85 of the quarter.').nullable(),
    remindAfterDays: wholeNumber(1, 30, 'Remind after 1 to 30 days.').nullable(),
    answerDays: wholeNumber(1, 90, 'A link works 1 to 90 days.'),
    tooOldDays: wholeNumber(1, 60, 'Choose 1 to 60 days.'),
    rules: z.array(sendingRule).min(1, 'Add at least one rule.').max(20, 'At most 20 rules.'),
  })
  .superRefine((plan, check) => {
    const keys = new Set<string>();
    for (const [place, rule] of plan.rules.entries()) {
      if (keys.has(rule.key)) check.addIssue({ code: 'custom', path: ['rules', place, 'key'], message: 'Two rules have the same key.' });
      keys.add(rule.key);
      if (plan.quarterDay !== null && (rule.channels.length > 0 || rule.driverIds.length > 0)) check.addIssue({ code: 'custom', path: ['rules', place, 'channels'], message: 'A quarterly survey asks customers and not contacts: choose by segment only.' });
    }
    if (plan.remindAfterDays !== null && plan.remindAfterDays >= plan.answerDays) check.addIssue({ code: 'custom', path: ['remindAfterDays'], message: 'Remind while the link still works.' });
  });
export type SendingPlan = z.infer<typeof sendingPlan>;

/** What a survey begins with: everybody, an hour after the contact, one reminder after four days. */
export const firstPlan: SendingPlan = {
  isOn: false,
  quarterDay: null,
  remindAfterDays: 4,
  answerDays: 14,
  tooOldDays: 7,
  rules: [{ key: 'everybody', name: 'Every contact', isOn: true, channels: [], driverIds: [], segments: [], sharePercent: 100, delayMinutes: 60 }],
};
