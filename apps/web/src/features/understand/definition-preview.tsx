import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Quote } from '../../ui/quote.tsx';
import type { DefinitionPreview } from './definition-queries.ts';
import { SaidMeta } from './said-meta.tsx';

interface PreviewProps {
  preview: DefinitionPreview;
  /** The ids of texts that are examples already. */
  chosen: readonly string[];
  mayAddExample: boolean;
  onExample: (example: { id: string; text: string }) => void;
  /** Missing where it cannot look any wider. */
  onWider: (() => void) | undefined;
}

/** What a definition would match over the last 90 days: how much, from where, what stays, and some of it. */
export function DefinitionPreviewPanel({ preview, chosen, mayAddExample, onExample, onWider }: PreviewProps) {
  const { recent, samples, sentence } = preview;
  if (recent.fits === 0) {
    return (
      <EmptyState kind="none-yet" title="Nothing said in the last 90 days matches." action={onWider === undefined ? undefined : <Button onClick={onWider}>Look more widely</Button>}>
        {preview.mentions === 0 ? 'Say it as a customer would, or give examples in other words. The theme may begin empty: what is said from now on and fits joins it.' : sentence}
      </EmptyState>
    );
  }
  return (
    <>
      <output className="num block border-s-[3px] border-kept ps-3">{sentence}</output>
      <p className="mt-4 text-large">
        {recent.mentions === 0 ? (
          'What was said in the last 90 days and fits stays where it is.'
        ) : (
          <>
            In the last 90 days <b>{countWords(recent.people, 'person', 'people')}</b> said this, in <b>{countWords(recent.mentions, 'mention', 'mentions')}</b>.
          </>
        )}
      </p>
      <WhereFrom recent={recent} />
      <ol className="mt-4">
        {samples.map((said) => (
          <li key={said.feedbackId} className="grid justify-items-start gap-1.5 border-t border-line py-4">
            <Quote
              text={said.text}
              evidence={said.span ?? undefined}
              meta={
                <>
                  <SaidMeta said={said} />
                  <span>{said.from === null ? 'no theme yet' : `from “${said.from}”`}</span>
                </>
              }
            />
            {mayAddExample && !chosen.includes(said.feedbackId) ? (
              <Button size="small" variant="quiet" onClick={() => onExample({ id: said.feedbackId, text: said.text })}>
                Use as an example
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function WhereFrom({ recent: { from, unthemed, stays } }: { recent: DefinitionPreview['recent'] }) {
  const lines = [
    ...from.map(({ id, title, standing, mentions }) => ({ id, words: `${countWords(mentions, 'leaves', 'leave')} “${title}”${standing === 'dismissed' ? ', which is not a theme' : standing === 'promised' ? ', which has an owner' : ''}.` })),
    ...(unthemed === 0 ? [] : [{ id: 'unthemed', words: `${countWords(unthemed, 'had', 'had')} no theme.` }]),
    ...stays.owned.map(({ id, title, mentions }) => ({ id: `owned ${id}`, words: `${countWords(mentions, 'fits but stays', 'fit but stay')} in “${title}”: somebody answers for it.` })),
    ...(stays.placedByPerson === 0 ? [] : [{ id: 'placed', words: `${countWords(stays.placedByPerson, 'fits but stays', 'fit but stay')} where a person put ${stays.placedByPerson === 1 ? 'it' : 'them'}.` }]),
    ...(stays.takenOut === 0 ? [] : [{ id: 'out', words: `${countWords(stays.takenOut, 'fits but stays', 'fit but stay')} without a theme: a person took ${stays.takenOut === 1 ? 'it' : 'them'} out.` }]),
  ];
  return (
    <ul className="num mt-2 grid gap-0.5 text-small text-ink-2">
      {lines.map(({ id, words }) => (
        <li key={id}>{words}</li>
      ))}
    </ul>
  );
}
