import { arrowRules } from '@kept/core/measure/arrow-rules.ts';
import type { ReactNode } from 'react';
import type { Explorer } from './explorer-queries.ts';

/** By which test an arrow or a mark stands in this view, at which level and from how many on; the numbers are those that decide. */
export function ArrowsNote({ view }: { view: Explorer['view'] }) {
  const { falseDiscoveryRate, fewestPeople, fewestAnswers } = arrowRules;
  const chance = `1 in ${Math.round(1 / falseDiscoveryRate)}`;
  return (
    <details className="max-w-[78ch] text-small text-ink-2">
      <summary className="cursor-pointer font-[560] text-ink">{view === 'impact' ? 'How a clear impact is decided' : 'How arrows are decided'}</summary>
      <dl className="num mt-2 grid grid-cols-[minmax(0,1fr)_minmax(0,4fr)] gap-x-4 gap-y-1.5 max-desk:grid-cols-1">
        <Row name="Test">{view === 'volume' ? 'The exact test of two Poisson rates (Przyborowski and Wilenski 1940), two-sided: once per day and once per comment received. The less clear of the two counts, and both must point the same way.' : view === 'impact' ? 'The two-sided z-test of the answers with the theme against all others.' : 'The two-sided z-test of this period’s answers against those of the period before.'}</Row>
        <Row name="Level">{`All rows of the table are judged together (Benjamini and Hochberg 1995): of what is marked as clear, at most ${chance} is expected to be chance.`}</Row>
        <Row name="From">{view === 'volume' ? `${fewestPeople} people in one of the two periods.` : view === 'impact' ? `${fewestAnswers} answers with the theme and ${fewestAnswers} without it.` : `${fewestAnswers} answers in each of the two periods.`}</Row>
        <Row name="No arrow">It says nothing: neither that there was no change, nor that there was one.</Row>
      </dl>
    </details>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="col-span-full grid grid-cols-subgrid">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
