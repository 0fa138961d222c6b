import { TextField } from '../../ui/text-field.tsx';
import type { SettingFields } from './setting-fields.ts';

/** What the organisation asks of evidence before a fix is confirmed or opened again. */
export function ProofFields({ figure }: Pick<SettingFields, 'figure'>) {
  return (
    <>
      <TextField label="The data confirm a fix when mentions fall to so many per cent" hint="30 to 90, with the whole interval below 100. They contradict it when mentions grow by as much." {...figure('proofRatioPercent')} />
      <TextField label="Mentions that must be expected without a fix" hint="10 to 1,000. With fewer the data say nothing." {...figure('proofFewestExpected')} />
      <TextField label="Customers confirm a fix when so many per cent say it is fixed" hint="60 to 95, with the bound above one half. They contradict it with the mirrored share." {...figure('proofSharePercent')} />
      <TextField label="Per cent of unchanged themes that may be confirmed, or opened again, by mistake" hint="1 to 10, over all looks and both kinds of evidence together." {...figure('proofErrorPercent')} />
    </>
  );
}
