import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import type { LeftOutView } from './audience/queries.ts';
import { useAudience } from './audience/use-audience.ts';
import { DigestActions } from './digest-actions.tsx';
import { DigestAudience } from './digest-audience.tsx';
import { digestLead } from './digest-lead.ts';
import { DigestMenu } from './digest-menu.tsx';
import { DigestPreview, type PreviewLook } from './digest-preview.tsx';
import { DigestReport } from './digest-report.tsx';
import { DigestState } from './digest-state.tsx';
import { DigestWords } from './digest-words.tsx';
import { HeldNotice } from './held-notice.tsx';
import type { Digest } from './queries.ts';
import { useDigestDeeds } from './use-digest-deeds.ts';

export interface DigestView extends LeftOutView {
  tab?: string | undefined;
  look?: PreviewLook | undefined;
  as?: string | undefined;
  /** The language being written, or looked at. */
  language?: SurveyLanguage | undefined;
}

interface DigestPageProps {
  digest: Digest;
  view: DigestView;
  may: (permission: 'digests.write' | 'digests.send' | 'outbox.read') => boolean;
  onView: (view: DigestView) => void;
}

const changeable: readonly string[] = ['draft', 'in_review', 'approved'];

/** One digest, from its draft to what came of it: words, readers' view, audience, report. */
export function DigestPage({ digest, view, may, onView }: DigestPageProps) {
  const deeds = useDigestDeeds(digest);
  const counted = useAudience(digest);
  const people = counted.audience?.people;
  const isOpen = changeable.includes(digest.state);
  const tabs: Tab[] = [
    ...(digest.report === null ? [] : [{ value: 'report', label: 'Report', panel: <DigestReport digest={digest} /> }]),
    { value: 'words', label: 'What it says', count: digest.blocks.filter((block) => !block.isLeftOut).length, panel: <DigestWords digest={digest} people={people} deeds={deeds} canChange={isOpen && may('digests.write')} language={view.language} onLanguage={(language) => onView({ ...view, language })} /> },
    {
      value: 'preview',
      label: 'Preview',
      panel: (
        <DigestPreview
          digest={digest}
          deeds={deeds}
          mayTest={may('digests.write') && (isOpen || digest.state === 'scheduled')}
          look={view.look ?? 'desktop'}
          customerId={view.as}
          language={digest.languages.find((one) => one === view.language)}
          onLanguage={(language) => onView({ ...view, language })}
          onLook={(look) => onView({ ...view, look })}
          onCustomer={(as) => onView({ ...view, as })}
        />
      ),
    },
    { value: 'audience', label: 'Who gets it', ...(people === undefined ? {} : { count: people }), panel: <DigestAudience digest={digest} counted={counted} deeds={deeds} canChange={isOpen && may('digests.write')} mayName={may('outbox.read')} view={view} onView={(leftOut) => onView({ tab: 'audience', ...leftOut })} /> },
  ];
  const chosen = tabs.find(({ value }) => value === view.tab)?.value ?? tabs[0]?.value ?? 'words';
  return (
    <>
      <PageHeader
        title={`${digest.edition === 0 ? 'You said, we did' : 'Correction'}: ${digest.periodLabel}`}
        over={<DigestState state={digest.state} />}
        lead={<span className="block max-w-[84ch]">{digestLead(digest, counted)}</span>}
        actions={
          <>
            <DigestActions digest={digest} counted={counted} deeds={deeds} may={may} />
            {(isOpen || digest.state === 'scheduled' || digest.state === 'paused') && may('digests.send') ? <DigestMenu isUnderWay={digest.state === 'paused' && (digest.report?.sent ?? 0) > 0} onCancel={() => deeds.cancel.mutate()} /> : null}
          </>
        }
      />
      {digest.held === null ? null : <HeldNotice held={digest.held} timezone={digest.timezone} mayResume={may('digests.send')} />}
      <Tabs label="This digest" tabs={tabs} chosen={chosen} onChoose={(tab) => onView({ ...view, tab })} />
    </>
  );
}
