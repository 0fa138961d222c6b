import { statusWords, type ThemeStatus } from '@kept/core/act/theme-status.ts';

const colours = {
  emerging: 'text-soon',
  open: 'text-ink-2',
  in_progress: 'text-chart-3',
  blocked: 'text-blocked',
  done: 'text-kept',
  confirmed: 'text-kept',
  declined: 'text-ink-2',
  merged: 'text-ink-3',
  dismissed: 'text-ink-3',
} as const satisfies Record<ThemeStatus, string>;

/** Dots of answered themes are filled, those of themes nobody works on any more are hollow: colour is never alone. */
const hollow: readonly ThemeStatus[] = ['declined', 'merged', 'dismissed', 'emerging'];

/** A theme's status as a dot, a colour and the word people use. */
export function Status({ status }: { status: ThemeStatus }) {
  const fill = hollow.includes(status) ? 'border-[1.5px] border-current' : 'bg-current';
  return (
    <span className={`inline-flex items-center gap-1.5 text-small font-[560] whitespace-nowrap ${colours[status]}`}>
      <span aria-hidden="true" className={`size-2 rounded-full ${fill}`} />
      {statusWords[status]}
    </span>
  );
}
