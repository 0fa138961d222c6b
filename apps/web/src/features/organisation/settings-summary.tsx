import type { Settings } from './queries.ts';

/** The same settings to read, for everyone who may not change them. */
export function SettingsSummary({ settings }: { settings: Settings }) {
  const rows: readonly (readonly [string, string])[] = [
    ['Name', settings.name],
    ['Time zone', settings.timezone.replaceAll('_', ' ')],
    ['Currency', settings.currency],
    ['Mails come from', `${settings.senderName} <${settings.senderEmail}>`],
    ['Postal address', settings.postalAddress === '' ? 'None yet' : settings.postalAddress],
    ['Words of customers are kept for', `${settings.retentionMonths} months`],
    ['Mails are kept for', `${settings.mailRetentionMonths} months`],
    ['Transcripts are kept for', `${settings.transcriptRetentionMonths} months`],
    ['Contacts keep their customer for', `${settings.contactRetentionMonths} months`],
    ['Most mails to one customer', settings.mailBudgetDays === 0 ? 'No limit' : `${settings.mailBudgetMost} in ${settings.mailBudgetDays} days`],
    ['Least days between two surveys', String(settings.surveyGapDays)],
    ['The data confirm a fix', `When mentions fall to ${settings.proofRatioPercent} % or less, with ${settings.proofFewestExpected} expected`],
    ['Customers confirm a fix', `When ${settings.proofSharePercent} % or more say it is fixed`],
    ['Confirmed or opened again by mistake', `At most ${settings.proofErrorPercent} % of unchanged themes`],
    ['“You said, we did”', settings.publicPage ? 'Published' : 'Not published'],
  ];
  return (
    <dl className="grid max-w-[640px] grid-cols-[minmax(0,1fr)_minmax(0,2fr)] border-t border-line text-small">
      {rows.map(([label, value]) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid border-b border-line py-2.5">
          <dt className="pe-4 text-ink-2">{label}</dt>
          <dd className="break-words whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
