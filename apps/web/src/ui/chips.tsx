import type { ReactNode } from 'react';

export interface Chip {
  value: string;
  label: ReactNode;
  count?: number;
}

interface ChipsProps {
  /** What is being narrowed, read out before the choices. */
  label: string;
  chips: readonly Chip[];
  chosen: readonly string[];
  /** Gets the value that was pressed; the page keeps what is chosen in the URL. */
  onToggle: (value: string) => void;
}

/** Filters that are on or off, each pressed by itself. */
export function Chips({ label, chips, chosen, onToggle }: ChipsProps) {
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-wrap gap-1.5">
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          aria-pressed={chosen.includes(chip.value)}
          onClick={() => onToggle(chip.value)}
          className="num min-h-7 rounded-full border border-line-strong bg-surface px-2.5 text-tiny text-ink-2 hover:border-ink-2 hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
        >
          {chip.label}
          {chip.count === undefined ? null : ` ${chip.count.toLocaleString('en-GB')}`}
        </button>
      ))}
    </fieldset>
  );
}
