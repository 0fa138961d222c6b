import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { useActions } from '../../../app-shell/use-actions.ts';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { problemMessage } from '../../../ui/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import { ownersQuery } from '../owners-query.ts';
import { isWorthKeeping } from '../themes-league.tsx';
import type { ThemesSearch } from '../themes-search.ts';
import { useDeed } from '../use-deed.ts';
import { ViewDialog } from './view-dialog.tsx';
import { type SavedView, viewsQuery } from './view-queries.ts';
import { lostFilters, searchFrom, searchWords } from './view-search.ts';

const onError = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });

/** The views of all themes that were kept, the one that is open marked; keeps what is looked at now under a name. */
export function ViewsBar({ search, onSearch }: { search: ThemesSearch; onSearch: (search: ThemesSearch) => void }) {
  const { data } = useQuery(viewsQuery);
  const { data: owners } = useQuery(ownersQuery);
  const [asked, setAsked] = useState<{ view?: SavedView }>();
  const words = searchWords(search);
  const views = data?.views ?? [];
  const open = views.find((view) => searchWords(searchFrom(view.search)) === words);
  const lost = owners === undefined ? [] : lostFilters(search, owners);
  const again = useDeed({ send: ({ name, search: kept, isShared }: SavedView) => parseResponse(api.views.$post({ json: { name, search: kept, isShared } })), told: (_answer, { name }) => `The view “${name}” is back.`, onDone: () => undefined });
  const remove = useDeed({ send: ({ id }: SavedView) => parseResponse(api.views[':id'].$delete({ param: { id } })), told: (_answer, { name }) => `The view “${name}” is deleted.`, onDone: () => undefined, undo: (_answer, view) => again.mutate(view, { onError }) });
  useActions([
    ...views.map(({ id, name, search: kept }) => ({ id: `view ${id}`, label: `View: ${name}`, group: 'Views', run: () => onSearch({ ...searchFrom(kept), show: 'all' }) })),
    ...(open === undefined && isWorthKeeping(search) ? [{ id: 'keep-view', label: 'Keep this view', group: 'Views', keys: 'v', words: 'save filters', run: () => setAsked({}) }] : []),
  ]);
  return (
    <nav aria-label="Views" className="mb-3 flex flex-wrap items-center gap-x-1.5 gap-y-1.5 empty:hidden">
      {views.map((view) => (
        <Link
          key={view.id}
          to="/themes"
          search={{ ...searchFrom(view.search), show: 'all' }}
          title={view.isShared && !view.isOwn ? `Shared by ${view.by}` : undefined}
          className={`inline-flex min-h-7 items-center rounded-full border px-2.5 text-tiny no-underline ${view === open ? 'border-ink bg-ink text-paper' : 'border-line-strong bg-surface text-ink-2 hover:border-ink-2 hover:text-ink'}`}
        >
          {view.name}
          {view === open ? <span className="sr-only">, open</span> : null}
          {view.isShared ? <span className="ms-1">· shared</span> : null}
        </Link>
      ))}
      {open?.mayChange === true ? (
        <Menu
          trigger={<Ellipsis aria-hidden="true" size={15} />}
          label={`More to do with the view “${open.name}”`}
          variant="quiet"
          size="small"
          items={[
            { id: 'rename', label: 'Rename or share', onSelect: () => setAsked({ view: open }) },
            { id: 'delete', label: 'Delete', onSelect: () => remove.mutate(open, { onError }) },
          ]}
        />
      ) : null}
      {open === undefined && isWorthKeeping(search) ? (
        <Button size="small" variant="quiet" keys="v" onClick={() => setAsked({})}>
          Keep this view
        </Button>
      ) : null}
      {lost.length === 0 ? null : <p role="status" className="w-full border-s-[3px] border-soon ps-3 text-small">{`This view asks for ${lost.join(' and ')} that is no longer there${lost.length === 1 && lost[0] === 'an owner' ? '; nobody owns themes under that name now' : ', and goes without it'}.`}</p>}
      {asked === undefined ? null : <ViewDialog search={words} view={asked.view} onClose={() => setAsked(undefined)} />}
    </nav>
  );
}
