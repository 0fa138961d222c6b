import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type InferRequestType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { proceduresQuery } from './procedures/procedure-queries.ts';
import type { Theme } from './queries.ts';
import { useDeed } from './use-deed.ts';

type Change = InferRequestType<(typeof api.themes)[':id']['procedures']['$put']>['json'];

/** The ways of working that belong to a theme, and whether it is done only with one written down. */
export function ThemeProcedures({ theme }: { theme: Theme }) {
  const mayChange = theme.may.update && theme.status !== 'merged';
  const { data: list } = useQuery({ ...proceduresQuery({}), enabled: mayChange });
  const change = useDeed({
    send: (json: Change) => parseResponse(api.themes[':id'].procedures.$put({ param: { id: theme.id }, json })),
    told: (_answer, { isNeeded }) => (isNeeded === undefined ? 'The procedures of this theme are changed.' : isNeeded ? 'It is done only with its new way of working written down.' : 'It can be done without a procedure.'),
    onDone: () => undefined,
  });
  if (!mayChange && theme.procedures.length === 0) return null;
  const ids = theme.procedures.map(({ id }) => id);
  const free = (list?.items ?? []).filter(({ id }) => !ids.includes(id)).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <section aria-labelledby="theme-procedures" className="mt-7 grid gap-2.5 border-t border-line pt-5 text-small">
      <h2 id="theme-procedures" className="font-[620]">
        Procedures
      </h2>
      {theme.procedures.length === 0 ? <p className="text-ink-2">None belongs to this theme yet.</p> : <ul className="grid gap-1.5">{theme.procedures.map((one) => <Attached key={one.id} procedure={one} isNeeded={theme.procedureNeeded} onRemove={mayChange ? () => change.mutate({ procedureIds: ids.filter((id) => id !== one.id) }) : undefined} />)}</ul>}
      {mayChange ? (
        <>
          {free.length === 0 ? null : <Select label="Attach a procedure" placeholder="Choose one" className="text-small" choices={free} value="" disabled={change.isPending} onChange={(event) => event.target.value !== '' && change.mutate({ procedureIds: [...ids, event.target.value] })} />}
          <p>
            <Link to="/procedures/new" search={{ theme: theme.id }} state={{ returnTo: { to: `/themes/${theme.id}`, called: 'the theme' } }} className="text-link">
              Write one for this theme
            </Link>
          </p>
          <Checkbox label="Not done without it" hint="It can be marked done once a procedure written since it was opened belongs to it." checked={theme.procedureNeeded} disabled={change.isPending} onChange={(event) => change.mutate({ isNeeded: event.target.checked })} />
        </>
      ) : theme.procedureNeeded ? <p className="text-ink-2">It is not done without its new way of working written down.</p> : null}
      <ProblemNotice error={change.error} />
    </section>
  );
}

function Attached({ procedure: { id, title, number, isFresh }, isNeeded, onRemove }: { procedure: Theme['procedures'][number]; isNeeded: boolean; onRemove: (() => void) | undefined }) {
  return (
    <li>
      <Link to="/procedures/$id" params={{ id }} className="text-link">
        {title}
      </Link>
      <span className="flex flex-wrap gap-x-3 text-tiny text-ink-3">
        <span>{`Version ${number}${isNeeded && !isFresh ? ', from before the theme was opened' : ''}`}</span>
        {onRemove === undefined ? null : (
          <button type="button" className="text-link min-h-6" aria-label={`Take “${title}” off this theme`} onClick={onRemove}>
            Take off
          </button>
        )}
      </span>
    </li>
  );
}
