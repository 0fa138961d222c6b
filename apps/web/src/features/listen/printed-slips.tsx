import { Button } from '../../ui/button.tsx';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import type { DrawnPapers } from './slip-queries.ts';

/** The slips that were drawn, to be printed and cut. They are shown this once; leaving forgets them. */
export function PrintedSlips({ papers, onLeave }: { papers: DrawnPapers; onLeave: () => void }) {
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={`${papers.items.length} slips for ${papers.title}`}
          lead="Print them now: the codes are shown this once, and only their hashes are kept. Fold them, mix them, let everybody draw one."
          actions={
            <>
              <Button variant="primary" onClick={() => print()}>
                Print
              </Button>
              <Button onClick={onLeave}>I have them</Button>
            </>
          }
        />
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-0 print:grid-cols-2 border-s border-t border-dashed border-line-strong">
        {papers.items.map(({ code, qr }) => (
          <li key={code} className="flex items-center gap-4 border-e border-b border-dashed border-line-strong p-4 break-inside-avoid">
            <img src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} alt="" width={92} height={92} className="bg-white" />
            <div>
              <p className="num text-large font-[600] tracking-[0.04em]">{code}</p>
              <p className="text-tiny text-ink-2">One report, until {formatLongDay(papers.closesOn)}; then keep it for one “me too”. Nobody can tell whose slip this is.</p>
              <p className="text-tiny break-all text-ink-2">{papers.url}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
