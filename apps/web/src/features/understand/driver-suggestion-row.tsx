import { Button } from '../../ui/button.tsx';
import { Quote } from '../../ui/quote.tsx';
import { formatDay } from '../../ui/format-day.ts';
import type { DriverSuggestion } from './driver-queries.ts';
import { confidenceWords } from './driver-words.ts';
import { channelWords } from './vocabulary-words.ts';

const mostShown = 3;

interface RowProps {
  suggestion: DriverSuggestion;
  isSelected: boolean;
  isBusy: boolean;
  onSelect: () => void;
  onConfirm: () => void;
  onChoose: () => void;
}

/** One contact without a driver: what the customer said, what it is likely about, and how sure that is. */
export function DriverSuggestionRow({ suggestion, isSelected, isBusy, onSelect, onConfirm, onChoose }: RowProps) {
  const { interactionId, said, driver, confidence, channel, externalId, startedAt } = suggestion;
  const mark = isSelected ? 'border-s-kept bg-surface' : 'border-s-transparent hover:bg-hover';
  const best = suggestion.candidates[0];
  return (
    <li aria-current={isSelected || undefined} className={`grid grid-cols-[minmax(0,1fr)_minmax(220px,280px)] gap-x-6 gap-y-2 border-s-[3px] border-b border-b-line py-3.5 ps-3 pe-2 max-desk:grid-cols-1 ${mark}`}>
      <div tabIndex={-1} data-contact-row={interactionId} onFocus={onSelect} className="grid min-w-0 gap-1.5 rounded-small">
        {said.slice(0, mostShown).map(({ feedbackId, text }) => (
          <Quote key={feedbackId} text={text} isClamped />
        ))}
        <p className="num text-tiny text-ink-3">
          {channelWords[channel]}, {formatDay(startedAt.slice(0, 10))}, {externalId}
          {said.length > mostShown ? `, and ${said.length - mostShown} more` : ''}
        </p>
      </div>
      <div className="grid content-start gap-1.5">
        {driver === null ? (
          <p className="text-small text-ink-2">
            Not known{best === undefined ? '' : `; perhaps “${best.name}” (${confidenceWords(confidence)})`}
          </p>
        ) : (
          <p className="text-small">
            <span className="font-[560]">{driver.name}</span> <span className="num text-ink-2">{confidenceWords(confidence)} sure</span>
          </p>
        )}
        <span className="flex flex-wrap gap-1.5">
          {driver === null ? null : (
            <Button size="small" onClick={onConfirm} isBusy={isBusy} aria-label={`Confirm “${driver.name}” for ${externalId}`}>
              Confirm
            </Button>
          )}
          <Button size="small" variant={driver === null ? 'plain' : 'quiet'} onClick={onChoose} aria-label={`Choose another driver for ${externalId}`}>
            {driver === null ? 'Choose' : 'Another'}
          </Button>
        </span>
      </div>
    </li>
  );
}
