import { useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import type { Mention } from './queries.ts';

export type WordsDeed = 'split' | 'move' | 'pin';

interface WordsSelection {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
}

const group = 'What customers said';

/** Which of a theme's texts are selected: j and k move, x selects, c lets go; s, m and p act on what is selected. */
export function useWordsSelection(mentions: readonly Mention[], mayChange: boolean, onDeed: (deed: WordsDeed) => void): WordsSelection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const here = new Set([...chosen].filter((id) => mentions.some((each) => each.id === id)));
  const toggle = (id: string) => setChosen(here.has(id) ? new Set([...here].filter((each) => each !== id)) : new Set([...here, id]));
  const clear = () => setChosen(new Set());
  const move = (step: 1 | -1) => {
    const at = mentions.findIndex((each) => each.id === focusedWords());
    const next = mentions[at === -1 ? 0 : Math.min(Math.max(at + step, 0), mentions.length - 1)];
    if (next !== undefined) document.querySelector<HTMLElement>(`[data-words-row="${CSS.escape(next.id)}"]`)?.focus();
  };
  const moving = [
    { id: 'next-words', label: 'Next text', group, keys: 'j', isKeyOnly: true, run: () => move(1) },
    { id: 'previous-words', label: 'Previous text', group, keys: 'k', isKeyOnly: true, run: () => move(-1) },
    { id: 'select-words', label: 'Select this text', group, keys: 'x', isKeyOnly: true, run: () => selectFocused(toggle) },
  ];
  const acting = [
    { id: 'split-words', label: `Move ${here.size} to a new theme`, group, keys: 's', run: () => onDeed('split') },
    { id: 'move-words', label: `Move ${here.size} to another theme`, group, keys: 'm', run: () => onDeed('move') },
    { id: 'pin-words', label: `Pin ${here.size} here`, group, keys: 'p', run: () => onDeed('pin') },
    { id: 'let-go-words', label: 'Select nothing', group, keys: 'c', run: clear },
  ];
  useActions(mayChange ? [...moving, ...(here.size === 0 ? [] : acting)] : []);
  return { chosen: here, toggle, clear };
}

function focusedWords(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-words-row]')?.dataset.wordsRow;
}

function selectFocused(toggle: (id: string) => void): void {
  const id = focusedWords();
  if (id !== undefined) toggle(id);
}
