import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Quote } from '../../ui/quote.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CoverageMeter } from './coverage-meter.tsx';
import { unthemedQuery } from './queries.ts';
import { RunPanel } from './run-panel.tsx';
import { SaidMeta } from './said-meta.tsx';

interface UnthemedPageProps {
  search: string | undefined;
  onSearch: (search: string | undefined) => void;
  mayFind: boolean;
}

/** What was said and has no theme: fewer than five people said it, or nothing near it was sure enough. It is never hidden. */
export function UnthemedPage({ search, onSearch, mayFind }: UnthemedPageProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(unthemedQuery(search));
  const texts = data.pages.flatMap((page) => page.texts);
  const coverage = data.pages[0]?.coverage;
  return (
    <>
      <PageHeader title="Unthemed" lead="Said by fewer than five people, or too unlike anything else to be sure. Nothing is lost." actions={<RunPanel mayFind={mayFind} />} />
      <div className="mb-4 flex max-w-[86ch] flex-wrap items-end justify-between gap-4">
        {coverage === undefined ? null : <CoverageMeter coverage={coverage} isLinked={false} />}
        <WordSearch key={search ?? ''} search={search} onSearch={onSearch} />
      </div>
      {texts.length === 0 ? <Nothing isSearching={search !== undefined} isEmpty={coverage?.texts === 0} onClear={() => onSearch(undefined)} /> : null}
      <ul className="max-w-[86ch] border-t border-line-strong">
        {texts.map((said) => (
          <li key={said.feedbackId} className="border-b border-line py-3.5">
            <Quote text={said.text} meta={<SaidMeta said={said} />} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button className="mt-4" onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage} busyLabel="Reading…">
          25 more
        </Button>
      ) : null}
    </>
  );
}

function WordSearch({ search, onSearch }: Pick<UnthemedPageProps, 'search' | 'onSearch'>) {
  const [words, setWords] = useState(search ?? '');
  return (
    <search>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(words.trim() === '' ? undefined : words.trim());
        }}
      >
        <TextField label="Words in it" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}

function Nothing({ isSearching, isEmpty, onClear }: { isSearching: boolean; isEmpty: boolean; onClear: () => void }) {
  if (isSearching) return <EmptyState kind="no-match" title="Nothing unthemed has these words." onClear={onClear} />;
  if (isEmpty) {
    return (
      <EmptyState kind="none-yet" title="Nothing was said yet." action={<ButtonLink to="/themes">See themes</ButtonLink>}>
        Feedback arrives by survey, by file or through the API.
      </EmptyState>
    );
  }
  return <EmptyState kind="none-yet" title="Everything that was said has a theme." action={<ButtonLink to="/themes">See themes</ButtonLink>} />;
}
