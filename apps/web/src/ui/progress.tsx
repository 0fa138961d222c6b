import { useId } from 'react';
import { Bar } from './bar.tsx';

interface ProgressProps {
  label: string;
  done: number;
  /** Leave out while the whole is not known. */
  total?: number;
  unit?: string;
}

/** How far a long piece of work has come, as a bar and as a sentence. */
export function Progress({ label, done, total, unit = '' }: ProgressProps) {
  const id = useId();
  const figures = total === undefined ? done.toLocaleString('en-GB') : `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`;
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-4 text-small">
        <span id={id} className="font-[560]">
          {label}
        </span>
        <span className="num text-ink-2">
          {figures} {unit}
        </span>
      </div>
      <progress aria-labelledby={id} value={total === undefined ? undefined : done} max={total} className="sr-only" />
      <Bar share={total === undefined ? undefined : done / Math.max(1, total)} />
    </div>
  );
}
