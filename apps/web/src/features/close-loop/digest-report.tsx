import { lazy, Suspense } from 'react';
import { fixAnswerWords } from '@kept/core/close-loop/receipt-words.ts';
import { fixAnswers } from '@kept/core/vocabulary.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { ComparisonSection } from './audience/comparison-section.tsx';
import { CountTable } from './count-table.tsx';
import type { Digest } from './queries.ts';

const BlockReport = lazy(() => import('./report/block-report.tsx').then(({ BlockReport: report }) => ({ default: report })));
const SubjectTestReport = lazy(() => import('./report/subject-test-report.tsx').then(({ SubjectTestReport: report }) => ({ default: report })));

/** What came of a digest. Opens are not tracked. */
export function DigestReport({ digest }: { digest: Digest }) {
  const { report } = digest;
  if (report === null) return null;
  const answered = fixAnswers.reduce((sum, answer) => sum + (report.answers[answer] ?? 0), 0);
  return (
    <>
      <Sentence>
        <b>{report.sent.toLocaleString('en-GB')}</b> sent, <b>{answered.toLocaleString('en-GB')}</b> {answered === 1 ? 'answer' : 'answers'} to “Did it fix it?”, <b>{report.unsubscribed.toLocaleString('en-GB')}</b> unsubscribed since.
      </Sentence>
      <div className="grid max-w-[900px] grid-cols-2 items-start gap-x-12 max-desk:grid-cols-1">
        <CountTable caption="Mails" rows={[['Sent', report.sent], ...troubles(report), ['Left out', digest.audience?.leftOut ?? 0]]} />
        <CountTable caption="Did it fix it?" rows={fixAnswers.map((answer) => [fixAnswerWords[answer], report.answers[answer] ?? 0])} />
      </div>
      {report.errors.length === 0 ? null : <CountTable caption="What stands in the way" rows={report.errors.map(({ reason, people }) => [reason, people])} />}
      <Suspense fallback={<div className="mt-8"><Skeleton rows={5} label="Counting what came of each block" /></div>}>
        <SubjectTestReport digest={digest} />
        <BlockReport digestId={digest.id} period={digest.period} />
      </Suspense>
      <ComparisonSection digest={digest} />
      <p className="mt-4 text-tiny text-ink-3">Opens are not tracked: the figure would say little, and the mail would have to spy for it.</p>
    </>
  );
}

/** What did not simply leave, where there is any of it. */
function troubles({ waiting, failed, uncertain }: NonNullable<Digest['report']>): (readonly [string, number])[] {
  const all = [['Waiting', waiting], ['Refused by the other side', failed], ['Nobody can say whether it arrived', uncertain]] as const;
  return all.filter(([, people]) => people > 0);
}
