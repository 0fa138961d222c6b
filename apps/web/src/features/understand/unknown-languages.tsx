import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { languageShare } from './language-share.ts';
import { readingQuery } from './reading-queries.ts';

/** Which share is in languages the encoder does not know, beside how much has a theme; nothing where all is known. */
export function UnknownLanguages() {
  const { data: reading } = useQuery(readingQuery);
  const share = reading === undefined ? undefined : languageShare(reading);
  if (share === undefined) return null;
  return (
    <p className="num max-w-[78ch] text-small text-ink-2">
      {share}{' '}
      <Link to="/settings" search={{ tab: 'reading' }} className="text-link">
        How texts are read
      </Link>
    </p>
  );
}
