import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Quote } from '../../ui/quote.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Driver, DriverSuggestion } from './driver-queries.ts';
import { confidenceWords } from './driver-words.ts';

interface ChooseProps {
  suggestion: DriverSuggestion;
  drivers: readonly Driver[];
  onChoose: (driver: { id: string; name: string }) => void;
  onClose: () => void;
}

const mostShown = 12;

/** Gives a contact the driver a person thinks right: the likeliest first, all others by typing some letters. Enter takes the first. */
export function ChooseDriverDialog({ suggestion, drivers, onChoose, onClose }: ChooseProps) {
  const [typed, setTyped] = useState('');
  const likely = new Map(suggestion.candidates.map(({ id, confidence }) => [id, confidence]));
  const wanted = typed.trim().toLowerCase();
  const found = drivers
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((a, b) => (likely.get(b.id) ?? 0) - (likely.get(a.id) ?? 0) || a.name.localeCompare(b.name));
  const [first] = found;
  return (
    <Dialog isOpen onClose={onClose} title="Which driver is it?">
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (first !== undefined) onChoose(first);
        }}
      >
        <div className="grid gap-2">
          {suggestion.said.map(({ feedbackId, text }) => (
            <Quote key={feedbackId} text={text} />
          ))}
        </div>
        <TextField label="Contact driver" hint="Type some letters; Enter takes the first." type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <ul aria-label="Contact drivers" className="grid max-h-[40vh] gap-1 overflow-y-auto">
          {found.slice(0, wanted === '' ? found.length : mostShown).map((driver) => (
            <li key={driver.id}>
              <button type="button" onClick={() => onChoose(driver)} className="flex min-h-9 w-full items-baseline justify-between gap-3 rounded-small px-2 py-1.5 text-start text-small hover:bg-hover focus-visible:-outline-offset-2">
                {driver.name}
                {likely.has(driver.id) ? <span className="num text-tiny text-ink-3">{confidenceWords(likely.get(driver.id) ?? 0)}</span> : null}
              </button>
            </li>
          ))}
        </ul>
        {first === undefined ? <p className="text-small text-ink-2">No contact driver has these letters. Add it on the taxonomy first.</p> : null}
        <Button onClick={onClose} className="justify-self-start">
          Cancel
        </Button>
      </form>
    </Dialog>
  );
}
