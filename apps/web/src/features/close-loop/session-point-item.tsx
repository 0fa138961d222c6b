import { outcomeWords, placeWords } from '@kept/core/listen/session-words.ts';
import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Quote } from '../../ui/quote.tsx';
import { frequencyWords } from '../understand/vocabulary-words.ts';
import type { SessionPoint } from './session-queries.ts';

/** One point of an agenda: the agents' side, the customers' side, and what comes of it. */
export function SessionPointItem({ point, mayReadThemes, onDecide }: { point: SessionPoint; mayReadThemes: boolean; onDecide: (() => void) | undefined }) {
  return (
    <li className="grid gap-3 border-b border-line py-5 break-inside-avoid">
      <h2 className="text-large font-[600]">
        {mayReadThemes ? (
          <Link to="/themes/$id" params={{ id: point.themeId }} className="text-link text-ink">
            {point.title}
          </Link>
        ) : (
          point.title
        )}
      </h2>
      <p className="num text-small text-ink-2">{agentsSentence(point)}</p>
      {point.customers.quote === null ? null : <Quote text={point.customers.quote} meta={<span>{customersSentence(point)}</span>} />}
      {point.outcome === null ? null : (
        <p className="border-s-[3px] border-kept ps-3">
          <strong className="font-[600]">{outcomeWords[point.outcome]}.</strong> {point.outcomeText}
          {point.goesTo === null ? null : <span className="block text-small text-ink-2">With {placeWords[point.goesTo].toLowerCase()}.</span>}
        </p>
      )}
      {onDecide === undefined ? null : (
        <div className="print:hidden">
          <Button size="small" onClick={onDecide}>
            {point.outcome === null ? 'Write the outcome' : 'Change the outcome'}
          </Button>
        </div>
      )}
    </li>
  );
}

function agentsSentence({ reports, frequencies, steps, meToos }: SessionPoint): string {
  const often = frequencies?.map(({ name, reports: own }) => `${own} ${wordOf(name)}`).join(', ');
  const where = steps === null || steps.length === 0 ? undefined : `mostly at “${steps[0]?.name ?? ''}” (${steps[0]?.reports ?? 0})`;
  const said = [countWords(reports, 'agent reports it', 'agents report it'), often, where].filter((part) => part !== undefined && part !== '').join('; ');
  return `${said}.${meToos === null ? '' : ` ${meToos} said “me too”, those who reported it perhaps among them.`}`;
}

function wordOf(name: string): string {
  const known = Object.entries(frequencyWords).find(([word]) => word === name)?.[1] ?? name;
  return known.toLowerCase();
}

function customersSentence({ customers }: SessionPoint): string {
  return customers.people === 0 ? 'A customer; nobody said it in the last 90 days' : `A customer, one of ${countWords(customers.people, 'person', 'people')} who said it in the last 90 days`;
}
