import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Quote } from '../../ui/quote.tsx';
import { CustomerLink } from '../listen/customer-link.tsx';
import { FeltMenu } from './felt-menu.tsx';
import { type Mention, mentionsQuery } from './queries.ts';
import { SaidMeta } from './said-meta.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useWordsSelection, type WordsDeed } from './use-words-selection.ts';
import { WordsDialog } from './words-dialogs.tsx';
import { WordsFilters } from './words-filters.tsx';
import { filtersOf, isNarrowed, type WordsSearch } from './words-search.ts';
import { WhyDialog } from './why-dialog.tsx';

interface WordsListProps {
  themeId: string;
  search: WordsSearch;
  onSearch: (search: WordsSearch) => void;
  mayCorrect: boolean;
}

/** What customers said, in their own words, the part that makes the point marked: the newest few first, then 25 more at a time. */
export function WordsList({ themeId, search, onSearch, mayCorrect }: WordsListProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(mentionsQuery(themeId, filtersOf(search)));
  const [asked, setAsked] = useState<Mention>();
  const [deed, setDeed] = useState<WordsDeed>();
  const [first] = data.pages;
  const mentions = data.pages.flatMap((page) => page.mentions);
  const { chosen, toggle, clear } = useWordsSelection(mentions, mayCorrect, setDeed);
  if (first === undefined) return null;
  const left = first.total - mentions.length;
  return (
    <section id="words" aria-labelledby="words-heading" className="scroll-mt-24">
      <h2 id="words-heading" className="mb-2.5 text-row font-[620]">
        What customers said
      </h2>
      <WordsFilters page={first} search={search} onSearch={onSearch} />
      {mentions.length === 0 ? <NoWords isNarrowedNow={isNarrowed(search)} onClear={() => onSearch({})} /> : null}
      <ul>
        {mentions.map((mention) => (
          <li key={mention.id} tabIndex={mayCorrect ? -1 : undefined} data-words-row={mention.id} className={`border-b border-line py-3.5 ${mayCorrect ? 'grid grid-cols-[28px_minmax(0,1fr)] items-start gap-x-2' : ''} ${chosen.has(mention.id) ? 'bg-kept-soft' : ''}`}>
            {mayCorrect ? <Checkbox label={`Select “${mention.text.slice(0, 60)}”`} isLabelHidden checked={chosen.has(mention.id)} onChange={() => toggle(mention.id)} /> : null}
            <Quote
              text={mention.text}
              evidence={mention.spanStart === null || mention.spanEnd === null ? undefined : { start: mention.spanStart, end: mention.spanEnd }}
              meta={
                <>
                  <SaidMeta said={mention} />
                  {mention.customerId === null ? null : <CustomerLink id={mention.customerId} called="Who said it" />}
                  <FeltMenu feedbackId={mention.feedbackId} sentiment={mention.sentiment} sentimentBy={mention.sentimentBy} />
                  <button type="button" className="-my-1 min-h-6 rounded-small text-ink-3 hover:text-ink hover:underline" onClick={() => setAsked(mention)}>
                    Why is this here?
                  </button>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button className="mt-4" onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage} busyLabel="Reading…">
          {`${Math.min(25, left).toLocaleString('en-GB')} more`}
        </Button>
      ) : null}
      {mayCorrect ? <SelectionBar count={chosen.size} onDeed={setDeed} onClear={clear} /> : null}
      {deed === undefined || chosen.size === 0 ? null : (
        <WordsDialog
          deed={deed}
          themeId={themeId}
          mentionIds={[...chosen]}
          onClose={() => setDeed(undefined)}
          onDone={() => {
            setDeed(undefined);
            clear();
          }}
        />
      )}
      {asked === undefined ? null : <WhyDialog mention={asked} mayCorrect={mayCorrect} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function NoWords({ isNarrowedNow, onClear }: { isNarrowedNow: boolean; onClear: () => void }) {
  return isNarrowedNow ? (
    <EmptyState kind="no-match" title="Nobody said it like that." onClear={onClear} />
  ) : (
    <EmptyState kind="none-yet" title="No customer's words stand here.">
      What is in this theme came from agents, or was moved elsewhere.
    </EmptyState>
  );
}
