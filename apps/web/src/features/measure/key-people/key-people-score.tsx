import { keyWeights } from '@kept/core/act/key-person.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { KeyPeople } from './key-people-queries.ts';
import { kindWords } from './key-people-words.ts';

/** The score, and the four shares it is made of. */
export function KeyPeopleScore({ data: { score, parts } }: { data: KeyPeople }) {
  const counted = parts.filter(({ total }) => total > 0);
  return (
    <section aria-labelledby="score" className="mb-10 grid grid-cols-[auto_minmax(0,1fr)] gap-x-12 gap-y-4 max-desk:grid-cols-1">
      <div>
        <h2 id="score" className="text-small font-normal text-ink-2">
          Would stay in good hands
        </h2>
        <p className="num text-[56px] leading-none font-[640] tracking-[-0.03em]">
          {score}
          <span className="ms-2 text-body font-normal tracking-normal text-ink-3">of 100</span>
        </p>
      </div>
      <DataTable
        caption="What the score is made of"
        rows={counted}
        rowId={({ kind }) => kind}
        empty={null}
        columns={[
          { id: 'kind', header: 'What', cell: ({ kind }) => kindWords[kind].heading },
          { id: 'total', header: 'In all', isFigure: true, cell: ({ total }) => total.toLocaleString('en-GB') },
          { id: 'lost', header: 'Left with nobody', isFigure: true, cell: ({ lost }) => (lost === 0 ? <span className="text-ink-3">0</span> : <b className="font-[620] text-late">{lost.toLocaleString('en-GB')}</b>) },
          { id: 'weight', header: 'Weight', isFigure: true, isHiddenOnPhone: true, cell: ({ kind }) => keyWeights[kind] },
        ]}
      />
    </section>
  );
}
