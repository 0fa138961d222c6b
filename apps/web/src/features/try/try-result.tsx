import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Quote } from '../../ui/quote.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { KeepTry } from './keep-try.tsx';
import type { TriedThemes } from './queries.ts';

const shownAtFirst = 6;

interface TryResultProps {
  token: string;
  themes: TriedThemes;
  fileName: string | undefined;
  onAnother: () => void;
  onKept: () => void;
}

/** What people keep saying in the file: largest theme first, each with its count and some of the words themselves. */
export function TryResult({ token, themes, fileName, onAnother, onKept }: TryResultProps) {
  const [isAll, setAll] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  const shown = isAll ? themes.themes : themes.themes.slice(0, shownAtFirst);
  const hidden = themes.themes.length - shown.length;
  return (
    <div className="grid gap-6">
      <output className="block">
        <Sentence>
          <b>{countWords(themes.themes.length, 'theme', 'themes')}</b> in <b>{countWords(themes.read, 'text', 'texts')}</b> from the column “{themes.textColumn}”{fileName === undefined ? '' : ` of ${fileName}`}. {share(themes)} of the texts have a theme.
        </Sentence>
        {themes.read < themes.texts ? (
          <p className="mt-2 text-small text-ink-2">
            These {themes.read.toLocaleString('en-GB')} of {themes.texts.toLocaleString('en-GB')} texts were picked by chance, so that you did not have to wait. Keeping the file reads all of them.
          </p>
        ) : null}
      </output>
      <ol className="border-t border-line">
        {shown.map((theme) => (
          <li key={theme.title} className="grid gap-2 border-b border-line py-4">
            <div className="flex items-baseline justify-between gap-4">
              <h3 className="text-row font-[600]">{theme.title}</h3>
              <span className="num shrink-0 text-small text-ink-2">{countWords(theme.size, 'text', 'texts')}</span>
            </div>
            {theme.quotes.slice(0, 2).map((quote) => (
              <Quote key={quote} text={quote} isClamped />
            ))}
          </li>
        ))}
      </ol>
      {hidden > 0 ? (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show the other {countWords(hidden, 'theme', 'themes')}
        </Button>
      ) : null}
      {isKeeping ? (
        <KeepTry token={token} texts={themes.texts} onKept={onKept} onCancel={() => setKeeping(false)} />
      ) : (
        <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5">
          <Button variant="primary" className="min-h-11" onClick={() => setKeeping(true)}>
            Keep this as my organisation
          </Button>
          <Button variant="quiet" onClick={onAnother}>
            Try another file
          </Button>
          <p className="basis-full text-small text-ink-2">Otherwise it is forgotten at {clock(themes.forgottenAt)}.</p>
        </div>
      )}
    </div>
  );
}

function share({ themed, read }: TriedThemes): string {
  return `${Math.round((themed * 100) / Math.max(1, read))}\u00a0%`;
}

/** On the visitor's own clock, with its zone. */
function clock(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(new Date(at));
}
