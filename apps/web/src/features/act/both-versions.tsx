import { Button } from '../../ui/button.tsx';
import type { FormErrors } from '../../ui/form-errors.ts';

/** Two people changed the same thing: what stands, what was sent, and the choice between them. */
export function BothVersions({ conflict, onKeepTheirs }: { conflict: NonNullable<FormErrors['conflict']>; onKeepTheirs: () => void }) {
  return (
    <section role="alert" className="grid justify-items-start gap-2.5 border-s-[3px] border-soon ps-3">
      <p className="font-[560]">Somebody else changed this while you were at it.</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small break-words [&_dt]:text-ink-3">
        <dt>It stands at</dt>
        <dd>{conflict.stands}</dd>
        <dt>You would save</dt>
        <dd>{conflict.sent}</dd>
      </dl>
      <Button size="small" onClick={onKeepTheirs}>
        Keep what stands
      </Button>
    </section>
  );
}
