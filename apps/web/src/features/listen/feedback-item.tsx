import { Link } from '@tanstack/react-router';
import { formatDay } from '../../ui/format-day.ts';
import { themePath } from '../act/theme-path.ts';
import { Quote } from '../../ui/quote.tsx';
import { FeltMenu } from '../understand/felt-menu.tsx';
import { CustomerLink } from './customer-link.tsx';
import { scoreWords } from './score-words.ts';
import type { FeedbackItem } from './queries.ts';

/** One thing a customer said, in their words, with where it comes from and the themes it belongs to. */
export function FeedbackItemRow({ item, marks }: { item: FeedbackItem; marks?: readonly { start: number; end: number }[] }) {
  const score = scoreWords(item);
  return (
    <li className="grid gap-2 border-b border-line py-5">
      {item.title === null ? null : <h2 className="font-[600]">{item.title}</h2>}
      {item.text === '' ? <p className="text-ink-3">{score} without a comment</p> : <Quote text={item.text} marks={marks} />}
      <p className="num flex flex-wrap gap-x-3 gap-y-1 text-tiny text-ink-3">
        {score === undefined || item.text === '' ? null : <span className="font-[600] text-ink-2">{score}</span>}
        <span>{item.source}</span>
        <time dateTime={item.occurredAt}>{formatDay(item.occurredAt.slice(0, 10))}</time>
        {item.customer?.segment ? <span>{item.customer.segment}</span> : null}
        {item.customer === null ? null : <CustomerLink id={item.customer.id} called={item.customer.name ?? 'This customer'} />}
        {item.text === '' ? null : <FeltMenu feedbackId={item.id} sentiment={item.sentiment} sentimentBy={item.sentimentBy} />}
        {item.text === '' || item.themes.length > 0 ? null : <span>{item.waiting ? 'Being read' : 'No theme'}</span>}
      </p>
      <Themes item={item} />
    </li>
  );
}

function Themes({ item }: { item: FeedbackItem }) {
  if (item.themes.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small" aria-label="Themes">
      {item.themes.map((theme) => (
        <li key={theme.id}>
          <Link to={themePath(theme.id)} className="underline decoration-line-strong underline-offset-3 hover:decoration-ink">
            {theme.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
