import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../ui/format-instant.ts';
import { MailState } from './mail-state.tsx';
import { mailKindWords } from './mail-words.ts';
import type { OutboxPageView } from './outbox-page.tsx';
import type { OutboxLine } from './queries.ts';

interface MailLineProps {
  line: OutboxLine;
  timezone: string;
  isOpen: boolean;
  search: OutboxPageView;
}

/** One mail in the list: to whom, about what, and what became of it. */
export function MailLine({ line, timezone, isOpen, search }: MailLineProps) {
  return (
    <li className={`border-b border-line ${isOpen ? 'bg-kept-soft' : 'hover:bg-hover'}`}>
      <Link to="/outbox" search={search} resetScroll={false} aria-current={isOpen || undefined} className="block px-2 py-3 no-underline">
        <span className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate font-[560]">{line.toName ?? line.toEmail ?? 'No address'}</span>
          <MailState state={line.state} returned={line.returned} deliveredAt={line.deliveredAt} />
        </span>
        <span className="block truncate text-small text-ink-2">{line.subject}</span>
        <span className="num block text-tiny text-ink-3">
          {mailKindWords[line.kind]} · {formatInstant(line.settledAt ?? line.createdAt, timezone)}
          {line.reason === null ? '' : ` · ${line.reason}`}
        </span>
      </Link>
    </li>
  );
}
