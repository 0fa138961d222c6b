import { Link } from '@tanstack/react-router';
import { Bar } from '../../ui/bar.tsx';
import type { UnthemedPage } from './queries.ts';
import { UnknownLanguages } from './unknown-languages.tsx';

interface CoverageMeterProps {
  coverage: UnthemedPage['coverage'];
  /** Leads to what has no theme; left out on that page itself. */
  isLinked?: boolean;
}

/** How much of what was said has a theme, as a sentence and a bar, and what is read by words and letters only; the rest is one click away. */
export function CoverageMeter({ coverage, isLinked = true }: CoverageMeterProps) {
  if (coverage.share === null) return null;
  const rest = coverage.unthemed.toLocaleString('en-GB');
  return (
    <div className="grid gap-3">
      <div className="grid max-w-[420px] gap-1.5">
        <p className="num text-small text-ink-2">
          <b className="font-[620] text-ink">{Math.floor(coverage.share * 100)} %</b> of {coverage.texts.toLocaleString('en-GB')} comments have a theme,{' '}
          {isLinked ? (
            <Link to="/unthemed" className="text-link">
              {rest} do not
            </Link>
          ) : (
            `${rest} do not`
          )}
          .
        </p>
        <meter aria-label="Comments with a theme" min={0} max={coverage.texts} value={coverage.themed} className="sr-only" />
        <Bar share={coverage.share} />
      </div>
      <UnknownLanguages />
    </div>
  );
}
