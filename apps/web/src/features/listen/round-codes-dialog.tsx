import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { csvOf } from '../../ui/csv-of.ts';
import type { RoundCodes } from './queries.ts';

/** The codes of a new round, shown this once; closing forgets them. */
export function RoundCodesDialog({ codes, onClose }: { codes: RoundCodes; onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} title="The round is set" description="Hand each team its code. The codes are shown this once; afterwards only their hashes are kept.">
      <dl className="grid gap-3">
        {codes.codes.map(({ team, code }) => (
          <div key={team} className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line pb-3">
            <dt>{team}</dt>
            <dd className="num text-large font-[600] tracking-[0.04em]">{code}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-small text-ink-2">
        Reports are filed at <BreakableAddress address={codes.url} />
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => saveFile('friction-codes.csv', csvOf([['Team', 'Code'], ...codes.codes.map(({ team, code }) => [team, code])]))}>
          Save the codes
        </Button>
        <Button onClick={onClose}>I have them</Button>
      </div>
    </Dialog>
  );
}
