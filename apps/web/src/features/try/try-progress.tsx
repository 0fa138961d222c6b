import { Check } from 'lucide-react';
import { Progress } from '../../ui/progress.tsx';
import type { TriedReading } from './queries.ts';

const steps = ['Sending the file', 'Reading what people say', 'Comparing the texts', 'Finding themes', 'Naming the themes'] as const;

/** Where Kept is with the file, step by step in words; the steps that take long say how far they are. */
export function TryProgress({ fileName, reading }: { fileName: string | undefined; reading: TriedReading | undefined }) {
  const at = reading === undefined ? 0 : Math.max(1, steps.findIndex((step) => step === reading.step));
  const isInLine = reading?.step === 'Waiting for its turn';
  return (
    <div className="rounded-panel border border-line px-6 py-5">
      <p className="mb-3 font-[560] break-all">{fileName ?? 'Your file'}</p>
      <output className="sr-only">
        {steps[at]}
      </output>
      <ol className="grid gap-2.5">
        {steps.map((step, i) => (
          <li key={step} aria-current={i === at ? 'step' : undefined} className={i > at ? 'text-ink-3' : ''}>
            {i === at && reading !== undefined && reading.done !== null && reading.total !== null ? (
              <div className="ps-6">
                <Progress label={step} done={reading.done} total={reading.total} unit="texts" />
              </div>
            ) : (
              <span className="flex items-baseline gap-2 text-small">
                <span aria-hidden="true" className="grid w-4 shrink-0 justify-items-center self-center text-kept">
                  {i < at ? <Check size={14} /> : i === at ? <span className="size-2 animate-pulse rounded-full bg-kept motion-reduce:animate-none" /> : <span className="size-1.5 rounded-full bg-line-strong" />}
                </span>
                <span className={i === at ? 'font-[560]' : ''}>{i === at && isInLine ? 'Another file is being read first' : step}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
