import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chips } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Quote } from '../../ui/quote.tsx';
import { FeltMenu } from './felt-menu.tsx';
import { type Mention, mentionsQuery, type MentionPage } from './queries.ts';
import { SaidMeta } from './said-meta.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useWordsSelection, type WordsDeed } from './use-words-selection.ts';
import { WordsDialog } from './words-dialogs.tsx';
import { filtersOf, isNarrowed, type WordsSearch } from './words-search.ts';
import { channelWords, kindWords } from './vocabulary-words.ts';
import { WhyDialog } from './why-dialog.tsx';

interface WordsListProps {
  themeId: string;
  search: WordsSearch;
  onSearch: (search: WordsSearch) => void;
  mayCorrect: boolean;
}

/** What customers said, in their own words, the part that makes the point marked. Agents count, but are never quoted. */
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
    <section aria-label="What customers said">
      <Filters page={first} search={search} onSearch={onSearch} />
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
                  <FeltMenu feedbackId={mention.feedbackId} sentiment={mention.sentiment} />
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

function Filters({ page, search, onSearch }: { page: MentionPage; search: WordsSearch; onSearch: (search: WordsSearch) => void }) {
  const chips = [
    ...page.kinds.map(({ kind, count }) => ({ value: `kind:${kind}`, label: kindWords[kind], count })),
    ...page.channels.filter(({ channel }) => channel !== 'survey' && channel !== 'review').map(({ channel, count }) => ({ value: `channel:${channel}`, label: channelWords[channel], count })),
    { value: 'days:90', label: 'Last 90 days' },
  ];
  const chosen = [search.kind === undefined ? '' : `kind:${search.kind}`, search.channel === undefined ? '' : `channel:${search.channel}`, search.days === undefined ? '' : `days:${search.days}`];
  const toggle = (chip: string) => {
    const [name = '', value = ''] = chip.split(':');
    const isOn = chosen.includes(chip);
    onSearch({ ...search, ...(name === 'kind' ? { kind: isOn ? undefined : value } : name === 'channel' ? { channel: isOn ? undefined : value } : { days: isOn ? undefined : value }) });
  };
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
      <Chips label="Narrow what is shown" chips={chips} chosen={chosen} onToggle={toggle} />
      {page.agents === null ? null : <span className="num text-tiny text-ink-3">And {page.agents.toLocaleString('en-GB')} reports of agents, whose words are kept private</span>}
    </div>
  );
}

function NoWords({ isNarrowedNow, onClear }: { isNarrowedNow: boolean; onClear: () => void }) {
  return isNarrowedNow ? (
    <EmptyState kind="no-match" title="Nobody said it like that." onClear={onClear} />
  ) : (
    <EmptyState kind="none-yet" title="No customer's words stand here.">
      What is in this theme came from agents, whose words are kept private, or was moved elsewhere.
    </EmptyState>
  );
}
