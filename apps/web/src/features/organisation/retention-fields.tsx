import { TextField } from '../../ui/text-field.tsx';
import type { SettingFields } from './setting-fields.ts';

/** After how many months what is kept of customers goes. */
export function RetentionFields({ figure }: Pick<SettingFields, 'figure'>) {
  return (
    <>
      <TextField label="Keep the words of customers and agents for so many months" hint="1 to 120, from the day we got them. The survey page tells customers. Scores stay, without words and names." {...figure('retentionMonths')} />
      <TextField label="Keep mails for so many months" hint="1 to 120. That one was sent, and when, stays." {...figure('mailRetentionMonths')} />
      <TextField label="Keep transcripts for so many months" hint="1 to 120, from the day of the contact. Personal data is replaced before they are stored." {...figure('transcriptRetentionMonths')} />
      <TextField label="Keep whom contacts were with for so many months" hint="1 to 120. How they went stays." {...figure('contactRetentionMonths')} />
    </>
  );
}
