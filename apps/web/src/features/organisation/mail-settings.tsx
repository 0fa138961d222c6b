import { TextField } from '../../ui/text-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { SettingFields } from './setting-fields.ts';
import { SettingsSection } from './settings-section.tsx';

/** Whom mails to customers come from, and how many one customer gets. */
export function MailSettings({ fields: { text, figure } }: { fields: SettingFields }) {
  return (
    <SettingsSection id="settings-mail" title="Mail to customers" lead="Who writes, and how often one person hears from you at most.">
      <TextField label="Sender’s name" hint="Whom mails to customers come from." {...text('senderName')} />
      <TextField label="Sender’s address" type="email" inputMode="email" {...text('senderEmail')} />
      <Textarea label="Postal address" hint="Every mail to customers carries it, as the law asks." rows={3} {...text('postalAddress')} />
      <TextField label="Most mails to one customer" hint="1 to 20 within the days below, over surveys, reminders, notices and digests together." {...figure('mailBudgetMost')} />
      <TextField label="Within so many days" hint="0 to 365; 0 means no limit." {...figure('mailBudgetDays')} />
      <TextField label="Least days between two surveys to one customer" hint="0 to 365. A reminder is no survey of its own." {...figure('surveyGapDays')} />
    </SettingsSection>
  );
}
