import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useId, useState } from 'react';
import type { FieldLabelProps } from '../../../ui/field.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { readersQuery } from '../ladders/readers-query.ts';
import { callAt, whoMatches } from './call-at.ts';

interface Call {
  from: number;
  letters: string;
  chosen: number;
  box: HTMLTextAreaElement;
}

/** A note for colleagues: typing @ offers the people who can see themes, chosen by arrows and Enter or by pressing. */
export function NoteField({ onChange, onBlur, ...field }: FieldLabelProps & ComponentProps<'textarea'>) {
  const { data: people = [] } = useQuery(readersQuery);
  const [call, setCall] = useState<Call>();
  const listId = useId();
  const offered = call === undefined ? [] : whoMatches(people, call.letters);
  const look = (box: HTMLTextAreaElement) => {
    const found = callAt(box.value, box.selectionStart);
    setCall(found === undefined ? undefined : { ...found, chosen: 0, box });
  };
  const choose = (at: number) => {
    const one = offered[at];
    if (call === undefined || one === undefined) return;
    call.box.setRangeText(`@${one.label} `, call.from, call.from + call.letters.length + 1, 'end');
    call.box.dispatchEvent(new Event('input', { bubbles: true }));
    call.box.focus();
    setCall(undefined);
  };
  const press = (event: React.KeyboardEvent) => {
    if (call === undefined || offered.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setCall({ ...call, chosen: (call.chosen + step + offered.length) % offered.length });
    else if (event.key === 'Enter' || event.key === 'Tab') choose(call.chosen);
    else if (event.key === 'Escape') setCall(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="grid gap-1">
      <Textarea
        {...field}
        aria-autocomplete="list"
        aria-controls={offered.length === 0 ? undefined : listId}
        aria-activedescendant={offered.length === 0 || call === undefined ? undefined : `${listId}-${call.chosen}`}
        onChange={(event) => {
          void onChange?.(event);
          look(event.target);
        }}
        onKeyDown={press}
        onBlur={(event) => {
          void onBlur?.(event);
          setCall(undefined);
        }}
      />
      <output className="sr-only">{call === undefined ? '' : offered.length === 0 ? 'Nobody has this name.' : `${offered.length} to choose from. ${offered[call.chosen]?.label ?? ''}`}</output>
      {call === undefined ? null : <People id={listId} offered={offered} chosen={call.chosen} onChoose={choose} />}
    </div>
  );
}

interface PeopleProps {
  id: string;
  offered: readonly { value: string; label: string }[];
  chosen: number;
  onChoose: (at: number) => void;
}

function People({ id, offered, chosen, onChoose }: PeopleProps) {
  if (offered.length === 0) return <p className="px-3 py-1.5 text-small text-ink-2">Nobody has this name.</p>;
  return (
    <div role="listbox" id={id} aria-label="People" className="rounded-field border border-line-strong bg-surface py-1">
      {offered.map(({ value, label }, at) => (
        <div
          key={value}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === chosen}
          tabIndex={-1}
          className={`cursor-pointer px-3 py-1.5 text-small ${at === chosen ? 'bg-kept-soft' : 'hover:bg-hover'}`}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(at);
          }}
        >
          {label}
        </div>
      ))}
    </div>
  );
}
