import type { SendingCode } from '@kept/core/sending-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Chips } from '../../ui/chips.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { sendingFiguresQuery, sendingQuery } from './queries.ts';
import { SendingDecisions } from './sending-decisions.tsx';
import { SendingGauge } from './sending-gauge.tsx';
import { SendingPlanForm } from './sending-plan-form.tsx';
import { SendingReasons } from './sending-reasons.tsx';
import { type SendingDays, sendingDays } from './survey-view.ts';

interface SurveySendingProps {
  id: string;
  days: SendingDays;
  reason: SendingCode | undefined;
  onView: (next: { days?: SendingDays; reason?: SendingCode | undefined }) => void;
  mayWrite: boolean;
}

/** Whom a survey asks by itself, why others were not asked, and whether those differ from the rest. */
export function SurveySending({ id, days, reason, onView, mayWrite }: SurveySendingProps) {
  const sending = useQuery(sendingQuery(id));
  const figures = useQuery(sendingFiguresQuery(id, days));
  return (
    <div className="grid max-w-[96ch] gap-10">
      <ProblemNotice error={sending.error} />
      {sending.data === undefined ? sending.isPending ? <Skeleton rows={6} /> : null : <SendingPlanForm id={id} sending={sending.data} mayWrite={mayWrite} />}
      <section className="grid gap-4" aria-labelledby="sending-went">
        <h2 id="sending-went" className="text-large font-[600]">How it went</h2>
        <Chips label="Over how long" chips={sendingDays.map((value) => ({ value, label: value === '365' ? 'A year' : `${value} days` }))} chosen={[days]} onToggle={(value) => onView({ days: sendingDays.find((one) => one === value) ?? '90' })} />
        <ProblemNotice error={figures.error} />
        {figures.data === undefined ? figures.isPending ? <Skeleton rows={6} /> : null : <SendingReasons figures={figures.data} reason={reason} onReason={(next) => onView({ reason: next })} />}
      </section>
      {figures.data === undefined ? null : <SendingGauge figures={figures.data} />}
      <SendingDecisions id={id} reason={reason} onClear={() => onView({ reason: undefined })} />
    </div>
  );
}
