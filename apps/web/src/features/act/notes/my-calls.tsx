import { Link } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import { problemMessage } from '../../../ui/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import { MyThemesSection } from '../my-themes-section.tsx';
import type { MyThemes } from '../queries.ts';
import { themePath } from '../theme-path.ts';
import { NoteWords } from './note-words.tsx';
import { useDeed } from '../use-deed.ts';

const onError = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });
const say = (id: string, seen: boolean) => parseResponse(api.notes[':id'].seen.$put({ param: { id }, json: { seen } }));

/** The notes in which a colleague calls this person by name, until they say that they have seen them. */
export function MyCalls({ calls }: { calls: MyThemes['calls'] }) {
  const back = useDeed({ send: (id: string) => say(id, false), told: () => 'The note waits for you again.', onDone: () => undefined });
  const see = useDeed({ send: (id: string) => say(id, true), told: () => 'The note is seen.', onDone: () => undefined, undo: (_answer, id) => back.mutate(id, { onError }) });
  return (
    <MyThemesSection title="Notes for you" tone="soon" count={calls.length}>
      {calls.map(({ id, theme, by, at, note }) => (
        <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-b border-b-line py-3 ps-2 pe-2">
          <p className="min-w-0 leading-6">
            <b className="font-[620]">{by}</b> on{' '}
            <Link to={themePath(theme.id)} hash="history" className="text-link">
              {theme.title}
            </Link>
            <span className="num text-small text-ink-3">{`, ${formatDay(at.slice(0, 10))}`}</span>
          </p>
          <Button size="small" onClick={() => see.mutate(id, { onError })} aria-label={`I have seen the note of ${by} on “${theme.title}”`}>
            Seen
          </Button>
          <div className="col-span-full border-s-2 border-line-strong ps-3 break-words text-ink-2">
            <NoteWords note={note} />
          </div>
        </li>
      ))}
    </MyThemesSection>
  );
}
