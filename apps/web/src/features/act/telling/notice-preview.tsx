import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Chips } from '../../../ui/chips.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { MailFrame } from '../../close-loop/mail-frame.tsx';
import { type Notice, noticePeopleQuery, noticePreviewQuery, type NoticeLanguage } from './telling-queries.ts';

const looks = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
  { value: 'dark', label: 'Dark' },
  { value: 'plain', label: 'Plain text' },
];
const names = new Intl.DisplayNames(['en'], { type: 'language' });
const languages = surveyLanguages.map((value) => ({ value, label: names.of(value) ?? value }));

/** The notice as any of the people would get it: their own sentence and date, in their language or another. */
export function NoticePreview({ notice, isStale }: { notice: Notice; isStale: boolean }) {
  const [look, setLook] = useState('desktop');
  const [search, setSearch] = useState('');
  const [customerId, setCustomer] = useState<string>();
  const [language, setLanguage] = useState<NoticeLanguage>();
  const { data: mail, error, isPending } = useQuery(noticePreviewQuery(notice, customerId, language));
  const { data: found } = useQuery(noticePeopleQuery(notice.id, search));
  const readers = [...(mail?.customer ? [mail.customer] : []), ...(found?.people ?? [])];
  const choices = [...new Map(readers.map(({ id, name }) => [id, { value: id, label: name ?? 'Without a name' }])).values()];
  return (
    <section aria-label="How it is read" className="grid gap-3 border-t border-line pt-4">
      <div className="grid grid-cols-3 gap-3 max-desk:grid-cols-1">
        <TextField label="Find a reader" name="notice-reader-search" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        <Select label="Read as" name="notice-reader" value={customerId ?? mail?.customer?.id ?? ''} choices={choices} onChange={(event) => setCustomer(event.target.value)} />
        <Select label="In" name="notice-language" placeholder="Their own language" value={language ?? ''} choices={languages} onChange={(event) => setLanguage(surveyLanguages.find((one) => one === event.target.value))} />
      </div>
      <Chips label="How it is shown" chips={looks} chosen={[look]} onToggle={setLook} />
      {isStale ? <p className="text-small text-ink-2">This is the draft as it was saved last.</p> : null}
      <ProblemNotice error={error} />
      {mail === undefined ? isPending ? <Skeleton rows={6} /> : null : (
        <div>
          <p className="mb-2 text-small">
            <span className="text-ink-3">Subject: </span>
            <bdi className="font-[560]">{mail.subject}</bdi>
          </p>
          {look === 'plain' ? <pre dir="auto" className="border border-line bg-surface p-4 text-small break-words whitespace-pre-wrap">{mail.text}</pre> : <MailFrame title={`The notice to ${mail.customer?.name ?? 'a reader'}`} html={mail.html} look={look === 'dark' ? 'dark' : 'light'} isPhone={look === 'phone'} />}
        </div>
      )}
    </section>
  );
}
