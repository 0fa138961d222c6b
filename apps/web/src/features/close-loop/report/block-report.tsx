import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../ui/button.tsx';
import { csvOf } from '../../../ui/csv-of.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { CountTable } from '../count-table.tsx';
import { type BlockReport as Report, type ReportedBlock, reportQuery } from './report-query.ts';
import { answerWords, clickSentence, kindWords, reportRows, shareWords } from './report-words.ts';

/** What came of each block of a digest, and of its mails after they left; all of it as a file, too. */
export function BlockReport({ digestId, period }: { digestId: string; period: string }) {
  const { data: report, error } = useQuery(reportQuery(digestId));
  if (report === undefined) return error === null ? <div className="mt-8"><Skeleton rows={5} label="Counting what came of each block" /></div> : <ProblemNotice error={error} />;
  const { mails } = report;
  return (
    <>
      <section aria-labelledby="blocks-heading" className="mt-8">
        <h2 id="blocks-heading" className="font-[620]">
          Block by block
        </h2>
        <p className="mt-1 max-w-[64ch] text-small text-ink-2">{clickSentence(report)}</p>
        <div className="mt-3">
          <DataTable caption="What came of each block" columns={columnsOf(report)} rows={report.blocks} rowId={(block) => block.themeId} empty={<p className="text-small text-ink-2">This digest told of no theme.</p>} />
        </div>
        <div className="mt-3">
          <Button onClick={() => saveFile(`digest-${period}-report.csv`, csvOf(reportRows(report)))}>Save as CSV</Button>
        </div>
        <p className="mt-3 max-w-[72ch] text-tiny text-ink-3">
          A click counts when somebody pressed, scrolled or typed on the page behind the link, once per person and block; clicks too quick for a person do not. Most readers saw most blocks, so a block with many who left need not be why they left. Shares are shown from {report.fewest} readers on, with the range the true share lies in nineteen times out of twenty.
        </p>
      </section>
      {mails.bounced.length + mails.complained === 0 ? null : (
        <CountTable caption="Came back after it left" rows={[...mails.bounced.map(({ reason, people }) => [reason, people] as const), ['Marked as spam', mails.complained]]} />
      )}
      <p className="mt-3 max-w-[72ch] text-tiny text-ink-3">{mails.delivered === 0 ? 'Whether mails were delivered is not known: no provider told so.' : `${mails.delivered.toLocaleString('en-GB')} of ${mails.sent.toLocaleString('en-GB')} are known to be delivered.`}</p>
    </>
  );
}

function columnsOf({ days, fewest }: Report): Column<ReportedBlock>[] {
  const few = ({ seenBy }: ReportedBlock) => (seenBy > 0 && seenBy < fewest ? `too few to say (${seenBy})` : '');
  return [
    { id: 'title', header: 'Theme', cell: (block) => <Two first={block.title} second={kindWords[block.kind]} /> },
    { id: 'seen', header: 'Seen by', isFigure: true, cell: (block) => <Two first={block.seenBy.toLocaleString('en-GB')} second={block.seenAsOwn === 0 ? '' : `${block.seenAsOwn.toLocaleString('en-GB')} said it`} /> },
    { id: 'clicked', header: 'Clicked', isFigure: true, cell: (block) => <Two first={block.clicked.toLocaleString('en-GB')} second={shareWords(block.clickShare) || few(block)} /> },
    { id: 'machines', header: 'Scanners', isFigure: true, isHiddenOnPhone: true, cell: (block) => block.machines.toLocaleString('en-GB') },
    { id: 'answers', header: 'Did it fix it?', isHiddenOnPhone: true, cell: (block) => (block.answers === null ? <span className="text-ink-3">not asked</span> : answerWords(block) || <span className="text-ink-3">no answer yet</span>) },
    { id: 'left', header: `Left within ${days} days`, isFigure: true, cell: (block) => <Two first={block.unsubscribed.toLocaleString('en-GB')} second={shareWords(block.unsubscribedShare) || few(block)} /> },
  ];
}

function Two({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      {second === '' ? null : <span className="block text-tiny text-ink-3 sm:whitespace-nowrap">{second}</span>}
    </>
  );
}
