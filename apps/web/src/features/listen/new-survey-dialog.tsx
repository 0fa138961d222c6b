import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { surveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { plainProblem } from '@kept/core/plain-problem.ts';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { surveyTemplatesQuery } from './queries.ts';

const begun = { format: 'kept-survey-1' as const, languages: ['en' as const], questions: [], hidden: [] };

/** Makes a survey to go on with: from a template, from a file, or from nothing. */
export function NewSurveyDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const [title, setTitle] = useState('');
  const [start, setStart] = useState('contact');
  const [file, setFile] = useState<File>();
  const templates = useQuery(surveyTemplatesQuery);
  const queryClient = useQueryClient();
  const chosen = templates.data?.items.find((one) => one.key === start);
  const make = useMutation({
    mutationFn: async () => {
      const definition = start === 'file' ? await readDefinition(file) : (chosen?.definition ?? begun);
      return parseResponse(api.surveys.$post({ json: { title: title.trim() === '' ? (chosen?.name ?? '') : title, definition } }));
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      onMade(id);
    },
  });
  const starts = [...(templates.data?.items ?? []).map(({ key, name, about }) => ({ key, name, about })), { key: 'nothing', name: 'From nothing', about: 'Question by question.' }, { key: 'file', name: 'From a file', about: 'A survey that was saved as JSON.' }];
  return (
    <Dialog isOpen onClose={onClose} title="Make a survey" description="It begins as a draft; nobody is asked before you publish it.">
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextField label="Name" hint="For you, as “After a call”. Part of the address." autoComplete="off" maxLength={80} placeholder={chosen?.name} value={title} onChange={(event) => setTitle(event.target.value)} />
        <fieldset className="grid gap-2.5">
          <legend className="mb-1.5 font-[560]">Start from</legend>
          {starts.map(({ key, name, about }) => (
            <label key={key} className="grid grid-cols-[24px_1fr] gap-x-2">
              <input type="radio" name="start" value={key} checked={start === key} onChange={() => setStart(key)} className="mt-1 size-[18px] accent-kept" />
              <span>
                {name}
                <span className="block text-small text-ink-2">{about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {start === 'file' ? <FileDrop name="survey-file" label="The file" accept=".json,application/json" file={file} onChoose={setFile} /> : null}
        <ProblemNotice error={make.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={make.isPending} busyLabel="Making…">
            Make the survey
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

async function readDefinition(file: File | undefined) {
  if (file === undefined) throw refusal('Choose a file first.');
  const text = (await file.text()).replace(/^\uFEFF/, '');
  const parsed = surveyDefinition.safeParse(jsonOf(text), { error: plainProblem });
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw refusal(first === undefined ? 'This is not a survey of Kept.' : `${placeOf(first.path)}${first.message}`);
}

/** Where in the file it is: "Question 7, showIf.0.values: ". */
function placeOf([part, at, ...rest]: readonly PropertyKey[]): string {
  if (part === undefined) return '';
  if (part === 'questions' && typeof at === 'number') return `Question ${at + 1}${rest.length === 0 ? '' : `, ${rest.map(String).join('.')}`}: `;
  return `${[part, ...(at === undefined ? [] : [at]), ...rest].map(String).join('.')}: `;
}

/** A refusal of our own, told like one of the server's. */
function refusal(detail: string): Error {
  return Object.assign(new Error(detail), { detail });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
