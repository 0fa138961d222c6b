import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { WholeSurvey } from './queries.ts';

/** Makes the draft what people are asked; says first what would keep it from being published. */
export function PublishSurveyDialog({ survey, definition, isSaved, onClose }: { survey: WholeSurvey; definition: SurveyDefinition; isSaved: boolean; onClose: () => void }) {
  const [note, setNote] = useState('');
  const queryClient = useQueryClient();
  const publish = useMutation({
    mutationFn: () => parseResponse(api.surveys[':id'].versions.$post({ param: { id: survey.id }, json: { note } })),
    onSuccess: async ({ number }) => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      showToast({ message: `Version ${number} is what people are asked now.` });
      onClose();
    },
  });
  const problems = checkSurvey(definition);
  if (problems.length > 0) {
    return (
      <Dialog isOpen onClose={onClose} title="Not ready to be published" description="Mend these first." footer={<Button onClick={onClose}>Go back</Button>}>
        <ul className="list-disc ps-5">
          {problems.slice(0, 20).map((problem) => (
            <li key={problem.pointer + problem.message}>{problem.message}</li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen onClose={onClose} title={survey.version === null ? 'Publish the survey?' : `Publish version ${survey.version + 1}?`} description={survey.version === null ? 'Its address works at once.' : 'New people are asked this. Who has begun goes on with the version they were given.'}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <TextField label="What changed" isOptional maxLength={200} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
        <ProblemNotice error={publish.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={!isSaved} isBusy={publish.isPending} busyLabel="Publishing…">
            Publish
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
