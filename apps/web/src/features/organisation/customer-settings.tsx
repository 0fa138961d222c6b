import { digestCadences, digestCadenceWords } from '@kept/core/digest-period.ts';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import type { SettingFields } from './setting-fields.ts';
import { SettingsSection } from './settings-section.tsx';

const cadences = digestCadences.map((cadence) => ({ value: cadence, label: digestCadenceWords[cadence] }));
const ownerChoices = [
  { value: 'name', label: 'Their name' },
  { value: 'team', label: 'Their team' },
  { value: 'nothing', label: 'Nothing' },
];

/** When and where customers read what was done, and what they read of whoever did it. */
export function CustomerSettings({ fields, publicPage, address }: { fields: SettingFields; publicPage: UseFormRegisterReturn; address: string }) {
  return (
    <SettingsSection id="settings-told" title="What customers are told" lead="How often, where, and whose name stands there.">
      <Select label="The digest goes out" hint="On the first of the next month, quarter or half-year; surveys and receipts name that day. A draft is made when the period ends, and nothing is sent by itself." choices={cadences} {...fields.text('digestCadence')} />
      <Select label="What customers read of an owner" hint="In notices and on a customer’s own page. Teams are named with each member." choices={ownerChoices} {...fields.text('ownerShown')} />
      <Checkbox label="Publish “You said, we did”" hint={`Anybody can read it at ${address}, without signing in.`} {...publicPage} />
    </SettingsSection>
  );
}
