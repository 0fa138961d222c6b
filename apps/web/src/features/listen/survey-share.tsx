import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { WholeSurvey } from './queries.ts';
import type { SurveyDraft } from './use-survey-draft.ts';

/** Every way a survey reaches people: its address, one person's own link, a frame in another site; and the whole of it as a file. */
export function SurveyShare({ survey, draft, mayWrite }: { survey: WholeSurvey; draft: SurveyDraft; mayWrite: boolean }) {
  const exported = JSON.stringify(draft.definition, null, 2);
  const asFile = (
    <section className="grid gap-2">
      <h2 className="text-large font-[600]">As a file</h2>
      <p className="text-small text-ink-2">Questions, languages and conditions of the draft, without answers. “Make a survey” takes it back in.</p>
      <div>
        <Button size="small" onClick={() => saveFile(`${survey.slug}.json`, exported, 'application/json')}>
          Save as JSON
        </Button>
      </div>
    </section>
  );
  if (survey.version === null) {
    return (
      <div className="grid max-w-[78ch] gap-8">
        <EmptyState kind="none-yet" title="There is nothing to share yet.">Publish the survey, and its address works at once.</EmptyState>
        {asFile}
      </div>
    );
  }
  return (
    <div className="grid max-w-[78ch] gap-8">
      <section className="grid gap-2">
        <h2 className="text-large font-[600]">For everybody</h2>
        <p className="text-small text-ink-2">Whoever opens it answers without a name. Add ?lang=de for a language, ?score=9 for a score that is chosen but not sent{survey.draft.hidden.length === 0 ? '' : `, ?${survey.draft.hidden[0]?.name ?? ''}=… for a hidden field`}.</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={new URL(survey.url).pathname} className="text-link">
            <BreakableAddress address={survey.url} />
          </a>
          <CopyLink url={survey.url} about={`“${survey.title}”`} />
        </p>
        <div className="flex flex-wrap items-end gap-4">
          <img src={`/api/v1/surveys/${survey.id}/qr.svg`} alt={`QR code of ${survey.url}`} width={160} height={160} className="border border-line bg-white" />
          <a href={`/api/v1/surveys/${survey.id}/qr.svg`} download={`${survey.slug}.svg`} className="text-link text-small">
            Save the QR code as SVG
          </a>
        </div>
      </section>
      {mayWrite ? <PersonalLink survey={survey} /> : null}
      <Widget survey={survey} mayWrite={mayWrite} />
      {asFile}
    </div>
  );
}

function PersonalLink({ survey }: { survey: WholeSurvey }) {
  const [email, setEmail] = useState('');
  const make = useMutation({ mutationFn: () => parseResponse(api.surveys[':id'].links.$post({ param: { id: survey.id }, json: { customers: [{ email }], days: 14 } })) });
  const [made] = make.data?.items ?? [];
  return (
    <section className="grid gap-3">
      <h2 className="text-large font-[600]">For one customer</h2>
      <p className="text-small text-ink-2">Works for 14 days and takes one answer, which can be changed until then. For many at once there is the API.</p>
      <form
        noValidate
        className="grid grid-cols-[1fr_auto] items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextField label="The customer’s email" type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />
        <Button type="submit" isBusy={make.isPending} busyLabel="Making…">
          Make a link
        </Button>
      </form>
      <ProblemNotice error={make.error} />
      {made === undefined ? null : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small" role="status">
          <BreakableAddress address={made.url} />
          <CopyLink url={made.url} about="this customer’s survey" />
        </p>
      )}
    </section>
  );
}

function Widget({ survey, mayWrite }: { survey: WholeSurvey; mayWrite: boolean }) {
  const queryClient = useQueryClient();
  const [origins, setOrigins] = useState(survey.origins.join('\n'));
  const change = useMutation({
    mutationFn: (json: { origins?: string[]; needsWork?: boolean }) => parseResponse(api.surveys[':id'].$patch({ param: { id: survey.id }, json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      showToast({ message: 'Saved.' });
    },
  });
  const { origin, pathname } = new URL(survey.url);
  const tag = `<script src="${origin}/widget.js" data-survey="${pathname.replace('/s/', '')}" data-title="${survey.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" defer></script>`;
  return (
    <section className="grid gap-3">
      <h2 className="text-large font-[600]">In your own site</h2>
      <p className="text-small text-ink-2">One tag where the survey should stand. It sets no cookie. With data-button="Give feedback" it waits behind a button; data-lang chooses a language.</p>
      <pre className="border border-line bg-surface p-3 text-small break-all whitespace-pre-wrap">{tag}</pre>
      <div>
        <CopyLink url={tag} label="Copy the tag" about="the survey" />
      </div>
      <fieldset disabled={!mayWrite} className="grid gap-3">
        <Textarea label="Sites that may show it" hint="One a line, as https://www.example.org. Browsers refuse to show it anywhere else." rows={3} value={origins} onChange={(event) => setOrigins(event.target.value)} />
        {mayWrite ? (
          <div>
            <Button isBusy={change.isPending} busyLabel="Saving…" onClick={() => change.mutate({ origins: origins.split(/\s+/).filter((one) => one !== '') })}>
              Save the sites
            </Button>
          </div>
        ) : null}
        <Checkbox label="Ask browsers for a small sum" hint="Makes mass answers costly. Answers from browsers without JavaScript are then kept apart until somebody looks at them." checked={survey.needsWork} onChange={(event) => change.mutate({ needsWork: event.target.checked })} />
      </fieldset>
      <ProblemNotice error={change.error} />
    </section>
  );
}
