import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import type { WordsDeed } from './use-words-selection.ts';

interface SelectionBarProps {
  count: number;
  onDeed: (deed: WordsDeed) => void;
  onClear: () => void;
}

/** What can be done with the selected texts; each button carries their number. Nothing is selected: nothing is shown. */
export function SelectionBar({ count, onDeed, onClear }: SelectionBarProps) {
  return (
    <div className={count === 0 ? '' : 'sticky bottom-3 z-10 mt-3 flex flex-wrap items-center gap-2 rounded-field border border-line-strong bg-surface p-2.5'} role="status">
      {count === 0 ? null : (
        <>
          <span className="num px-1.5 text-small">{countWords(count, 'text', 'texts')} selected</span>
          <Button size="small" variant="primary" keys="s" onClick={() => onDeed('split')}>{`Move ${count.toLocaleString('en-GB')} to a new theme`}</Button>
          <Button size="small" keys="m" onClick={() => onDeed('move')}>{`Move ${count.toLocaleString('en-GB')} to another theme`}</Button>
          <Button size="small" keys="p" onClick={() => onDeed('pin')}>{`Pin ${count.toLocaleString('en-GB')} here`}</Button>
          <Button size="small" variant="quiet" keys="c" onClick={onClear}>
            Select nothing
          </Button>
        </>
      )}
    </div>
  );
}
