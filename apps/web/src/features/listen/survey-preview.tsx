import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { Chips } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { SurveyDevice } from './survey-view.ts';
import { languageWord } from './survey-words.ts';
import type { SurveyDraft } from './use-survey-draft.ts';

const devices = [
  { value: 'phone', label: 'Phone' },
  { value: 'desktop', label: 'Desktop' },
] as const satisfies readonly { value: SurveyDevice; label: string }[];

interface SurveyPreviewProps {
  id: string;
  draft: SurveyDraft;
  device: SurveyDevice;
  onDevice: (device: SurveyDevice) => void;
  language: SurveyLanguage;
  onLanguage: (language: SurveyLanguage) => void;
}

/** The draft as people will see it: the very page, in a frame; nothing that is pressed there is kept. */
export function SurveyPreview({ id, draft, device, onDevice, language, onLanguage }: SurveyPreviewProps) {
  const { definition, revision, isSaved } = draft;
  if (definition.questions.length === 0) return <EmptyState kind="none-yet" title="There is nothing to see yet.">Add a question first.</EmptyState>;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Chips label="Shown on" chips={devices} chosen={[device]} onToggle={(value) => onDevice(value === 'desktop' ? 'desktop' : 'phone')} />
        {definition.languages.length < 2 ? null : (
          <Chips label="Language" chips={definition.languages.map((value) => ({ value, label: languageWord(value) }))} chosen={[language]} onToggle={(value) => onLanguage(definition.languages.find((one) => one === value) ?? language)} />
        )}
      </div>
      <p className="text-small text-ink-2">Press as a customer would. Nothing is kept.</p>
      <div className="flex justify-center border border-line bg-sunken p-3 max-desk:p-0" aria-busy={!isSaved || undefined}>
        {isSaved ? <iframe key={`${revision} ${language}`} title="The survey as people will see it" src={`/api/v1/surveys/${id}/preview?lang=${language}`} className={`h-[720px] w-full border-0 bg-surface ${device === 'phone' ? 'max-w-[390px]' : 'max-w-[1000px]'}`} /> : <div className="h-[720px]" />}
      </div>
    </div>
  );
}
