import { mostPeople } from '@kept/core/act/key-person.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import type { KeyPeople } from './key-people-queries.ts';
import { carryWords } from './key-people-words.ts';

const places = ['First person', 'Second person', 'Third person'];

/** Up to three people, and what carries the name of each; it begins with the two who carry most. */
export function KeyPeoplePicker({ data, onPick }: { data: KeyPeople; onPick: (ids: readonly string[] | undefined) => void }) {
  const ids = data.picked.map(({ id }) => id);
  const choose = (at: number, id: string) => onPick((id === '' ? ids.filter((_, place) => place !== at) : Object.assign([...ids], { [at]: id })).filter((each) => each !== undefined));
  return (
    <div className="mb-8 print:hidden">
      <div className="grid max-w-[860px] grid-cols-3 items-start gap-4 max-desk:grid-cols-1">
        {places.slice(0, Math.min(mostPeople, ids.length + 1)).map((label, at) => (
          <div key={label} className="grid gap-1">
            <Select
              label={label}
              placeholder={at === 0 && ids.length === 1 ? undefined : 'Nobody'}
              choices={data.people.filter(({ id }) => id === ids[at] || !ids.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
              value={ids[at] ?? ''}
              onChange={(event) => choose(at, event.target.value)}
            />
            {data.picked[at] === undefined ? null : <p className="text-tiny text-ink-2">{carryWords(data.picked[at].carries)}</p>}
          </div>
        ))}
      </div>
      {data.isUsual ? (
        <p className="mt-2 text-tiny text-ink-3">These are the two whose name stands on most: themes and procedures count twice, a deputy’s place or a step of a ladder once.</p>
      ) : (
        <Button size="small" className="mt-3" onClick={() => onPick(undefined)}>
          Take the two who carry most
        </Button>
      )}
    </div>
  );
}
