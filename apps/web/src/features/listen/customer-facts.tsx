import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { formatDay } from '../../ui/format-day.ts';
import type { CustomerContext } from './customer-queries.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** Who the customer is, as far as other systems told us. */
export function CustomerFacts({ context: { customer }, currency }: { context: CustomerContext; currency: string }) {
  const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 });
  const facts: readonly (readonly [string, string | null])[] = [
    ['Id in your systems', customer.externalId],
    ['Segment', customer.segment],
    ['Worth a year', customer.annualValue === null ? null : money.format(customer.annualValue)],
    ['Language', languageOf(customer.language)],
    ['Time zone', customer.timezone?.replaceAll('_', ' ') ?? null],
    ['Customer since', customer.joinedOn === null ? null : formatDay(customer.joinedOn)],
    ['Left', customer.churnedOn === null ? null : formatDay(customer.churnedOn)],
  ];
  return (
    <dl className="grid gap-3.5 text-small [&_dd]:font-[560] [&_dd]:break-words [&_dt]:text-tiny [&_dt]:text-ink-3">
      <div>
        <dt>Address</dt>
        <dd>{customer.email === null ? <span className="font-normal text-ink-2">None on record</span> : <BreakableAddress address={customer.email} />}</dd>
      </div>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function languageOf(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}
