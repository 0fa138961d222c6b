import { useState } from 'react';
import { problemMessage } from '../../ui/problem-message.ts';
import type { Driver } from './driver-queries.ts';
import { useChangeDriver } from './use-driver-deeds.ts';

/** A driver's name, renamed in its place: Enter saves, Escape leaves it. */
export function DriverNameCell({ driver }: { driver: Driver }) {
  const [isOpen, setOpen] = useState(false);
  const change = useChangeDriver();
  if (!isOpen) {
    return (
      <button type="button" aria-label={`Rename “${driver.name}”`} title="Rename" className="-mx-1.5 min-h-6 rounded-small px-1.5 text-start font-[560] break-words hover:bg-hover hover:underline" onClick={() => setOpen(true)}>
        {driver.name}
      </button>
    );
  }
  const close = () => {
    change.reset();
    setOpen(false);
  };
  const problem = change.error === null ? undefined : problemMessage(change.error).sentence;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
        if (name === driver.name || name === '') close();
        else change.mutate({ driver, to: { name } }, { onSuccess: close });
      }}
    >
      <input
        ref={(input) => input?.focus()}
        onFocus={(event) => event.currentTarget.select()}
        name="name"
        aria-label={`New name of “${driver.name}”`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `rename-${driver.id}`}
        defaultValue={driver.name}
        maxLength={200}
        autoComplete="off"
        className="-mx-1.5 w-full max-w-[28ch] rounded-small border border-field-line bg-surface px-1.5 text-small text-ink aria-invalid:border-late"
        onKeyDown={(event) => (event.key === 'Escape' ? close() : undefined)}
        onBlur={(event) => (event.currentTarget.value.trim() === driver.name && problem === undefined ? close() : undefined)}
      />
      {problem === undefined ? null : (
        <p id={`rename-${driver.id}`} role="alert" className="mt-1 max-w-[40ch] text-tiny text-late">
          {problem}
        </p>
      )}
    </form>
  );
}
