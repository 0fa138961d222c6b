import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { findWordSpans } from '@kept/core/listen/find-word-spans.ts';
import { FeedbackFilterBar } from './feedback-filters.tsx';
import { FeedbackItemRow } from './feedback-item.tsx';
import { InOtherWords } from './in-other-words.tsx';
import type { FeedbackFilters } from './feedback-search.ts';
import type { FeedbackItem, FeedbackPageAnswer } from './queries.ts';

interface FeedbackPageProps {
  summary: FeedbackPageAnswer;
  items: readonly FeedbackItem[];
  filters: FeedbackFilters;
  mayImport: boolean;
  more: { isThere: boolean; isLoading: boolean; load: () => void };
  onFilter: (filters: FeedbackFilters) => void;
}

/** Everything customers said, in their own words, newest first. */
export function FeedbackPage({ summary, items, filters, mayImport, more, onFilter }: FeedbackPageProps) {
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const isEmpty = summary.total === 0 && !isFiltered;
  return (
    <>
      <PageHeader title="Feedback" actions={mayImport ? <ButtonLink to="/import">Import a file</ButtonLink> : undefined} />
      {summary.total === 0 ? null : (
        <div className="mb-6">
          <Summary summary={summary} />
        </div>
      )}
      {isEmpty ? null : <FeedbackFilterBar filters={filters} sources={summary.sources} unthemed={summary.countedAll ? summary.unthemed : undefined} onChange={onFilter} />}
      {filters.q === undefined ? null : <InOtherWords filters={{ ...filters, q: filters.q }} />}
      {items.length === 0 ? <Nothing words={filters.q} isFiltered={isFiltered} mayImport={mayImport} onClear={() => onFilter({})} /> : null}
      <ol className="-mt-5 max-w-[78ch]">
        {items.map((item) => (
          <FeedbackItemRow key={item.id} item={item} marks={filters.q === undefined ? [] : findWordSpans(item.text, filters.q)} />
        ))}
      </ol>
      {more.isThere ? (
        <Button className="mt-6" onClick={more.load} isBusy={more.isLoading} busyLabel="Loading…">
          25 more
        </Button>
      ) : null}
    </>
  );
}

function Summary({ summary }: { summary: FeedbackPageAnswer }) {
  const { total, texts, unthemed, unthemedShare, countedAll } = summary;
  return (
    <Sentence>
      {countedAll ? null : 'The newest '}
      <b>{countWords(total, 'answer', 'answers')}</b>, {countWords(texts, 'one with words', 'with words').replace('1 one', 'one')}.{' '}
      {unthemedShare === null ? null : unthemed === 0 ? (
        'Every one of them has a theme.'
      ) : (
        <>
          <b>{Math.max(1, Math.round(unthemedShare * 100))} %</b> of those, {unthemed.toLocaleString('en-GB')}, have no theme yet.
        </>
      )}
    </Sentence>
  );
}

function Nothing({ words, isFiltered, mayImport, onClear }: { words: string | undefined; isFiltered: boolean; mayImport: boolean; onClear: () => void }) {
  if (words !== undefined) return <EmptyState kind="no-match" title={`Nobody used the words “${words}”.`} onClear={onClear} />;
  if (isFiltered) return <EmptyState kind="no-match" title="Nothing that customers said matches." onClear={onClear} />;
  return (
    <EmptyState kind="none-yet" title="Nobody has said anything yet." action={mayImport ? <ButtonLink to="/import" variant="primary">Import a file</ButtonLink> : undefined}>
      Feedback arrives from files, surveys and the API.
    </EmptyState>
  );
}
