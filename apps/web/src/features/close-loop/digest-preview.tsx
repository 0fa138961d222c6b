import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { languageWord } from '../listen/survey-words.ts';
import { MailFrame } from './mail-frame.tsx';
import { previewQuery, recipientsQuery, type Digest } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

export type PreviewLook = 'desktop' | 'phone' | 'dark' | 'plain' | 'rtl';

const looks = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
  { value: 'dark', label: 'Dark' },
  { value: 'plain', label: 'Plain text' },
  { value: 'rtl', label: 'Right to left' },
] as const satisfies readonly { value: PreviewLook; label: string }[];

interface DigestPreviewProps {
  digest: Digest;
  deeds: DigestDeeds;
  mayTest: boolean;
  look: PreviewLook;
  customerId: string | undefined;
  /** The language asked for; the reader's own unless told. */
  language: SurveyLanguage | undefined;
  onLanguage: (language: SurveyLanguage | undefined) => void;
  onLook: (look: PreviewLook) => void;
  onCustomer: (id: string | undefined) => void;
}

/** The digest as one of its readers gets it, in every way mail programs show it, and as a test to oneself. */
export function DigestPreview({ digest, deeds, mayTest, look, customerId, language, onLanguage, onLook, onCustomer }: DigestPreviewProps) {
  const [search, setSearch] = useState('');
  const preview = useQuery(previewQuery(digest.id, digest.version, { customerId, language, dir: look === 'rtl' ? 'rtl' : undefined }));
  const recipients = useQuery(recipientsQuery(digest.id, search));
  const mail = preview.data;
  const reader = mail?.customer ?? null;
  const choices = (recipients.data?.recipients ?? []).map((person) => ({ value: person.id, label: `${person.name ?? 'Without a name'}${person.points === 0 ? '' : ` (${person.points} of their own points)`}` }));
  const shown = customerId ?? reader?.id ?? '';
  const isListed = choices.some(({ value }) => value === shown);
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <div>
          <TextField label="Find a reader" name="reader-search" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
          <p role="status" className="text-small text-ink-2 not-empty:mt-1.5">
            {search !== '' && recipients.data?.recipients.length === 0 ? 'Nobody of that name gets it.' : ''}
          </p>
        </div>
        <Select
          label="Read as"
          name="reader"
          value={shown}
          choices={isListed || reader === null ? choices : [{ value: reader.id, label: reader.name ?? 'Without a name' }, ...choices]}
          onChange={(event) => onCustomer(event.target.value === '' ? undefined : event.target.value)}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Chips label="How it is shown" chips={looks} chosen={[look]} onToggle={(value) => onLook(looks.find((one) => one.value === value)?.value ?? 'desktop')} />
        {mayTest ? (
          <Button size="small" isBusy={deeds.test.isPending} busyLabel="Sending…" onClick={() => deeds.test.mutate({ ...(shown === '' ? {} : { customerId: shown }), ...(language === undefined ? {} : { language }) })}>
            Send this as a test to myself
          </Button>
        ) : null}
      </div>
      {digest.languages.length < 2 ? null : (
        <Chips
          label="In which language"
          chips={[{ value: 'own', label: mail === undefined || language !== undefined ? 'The reader’s own' : `The reader’s own: ${languageWord(mail.language)}` }, ...digest.languages.map((one) => ({ value: one, label: languageWord(one) }))]}
          chosen={[language ?? 'own']}
          onToggle={(value) => onLanguage(digest.languages.find((one) => one === value))}
        />
      )}
      <ProblemNotice error={preview.error} />
      {mail === undefined ? preview.isPending ? <Skeleton rows={6} /> : null : (
        <div aria-busy={preview.isFetching || undefined}>
          <p className="mb-2 text-small">
            <span className="text-ink-3">Subject: </span>
            <span className="font-[560]" lang={mail.language} dir="auto">{mail.subject}</span>
          </p>
          {look === 'plain' ? (
            <pre lang={mail.language} dir={mail.language === 'ar' || mail.language === 'he' ? 'rtl' : 'ltr'} className="border border-line bg-surface p-4 text-small break-words whitespace-pre-wrap [unicode-bidi:plaintext] rtl:text-right">{mail.text}</pre>
          ) : (
            <MailFrame title={`The mail to ${mail.customer?.name ?? 'a reader'}`} html={mail.html} look={look === 'dark' ? 'dark' : 'light'} isPhone={look === 'phone'} />
          )}
        </div>
      )}
    </div>
  );
}
