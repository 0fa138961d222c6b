import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api.ts';
import { showToast } from '../../ui/toast.tsx';
import type { WholeSurvey } from './queries.ts';

const restMilliseconds = 400;

/** A draft being edited: what it says now, how to change it, and whether the server has it. */
export interface SurveyDraft {
  readonly definition: SurveyDefinition;
  /** Grows with every draft the server took. */
  readonly revision: number;
  readonly isSaved: boolean;
  readonly error: unknown;
  /** Changes the draft; with a sentence the change is told and can be taken back. */
  readonly change: (next: SurveyDefinition, told?: string) => void;
}

/** Edits a survey's draft and keeps it, one change after the other, shortly after the last key. */
export function useSurveyDraft(survey: WholeSurvey): SurveyDraft {
  const queryClient = useQueryClient();
  const [definition, setDefinition] = useState(survey.draft);
  const [kept, setKept] = useState({ definition: survey.draft, revision: survey.revision });
  const at = useRef(survey.revision);
  const save = useMutation({
    scope: { id: `draft-${survey.id}` },
    mutationFn: (given: SurveyDefinition) => parseResponse(api.surveys[':id'].draft.$put({ param: { id: survey.id }, json: { definition: given, revision: at.current } })),
    onSuccess: (saved, given) => {
      at.current = saved.revision;
      setKept({ definition: given, revision: saved.revision });
      void queryClient.invalidateQueries({ queryKey: ['surveys'] });
    },
  });
  const { mutate } = save;
  useEffect(() => {
    if (definition === kept.definition) return undefined;
    const timer = setTimeout(() => mutate(definition), restMilliseconds);
    return () => clearTimeout(timer);
  }, [definition, kept.definition, mutate]);
  const change: SurveyDraft['change'] = (next, told) => {
    const before = definition;
    setDefinition(next);
    if (told !== undefined) showToast({ message: told, undo: () => setDefinition(before) });
  };
  return { definition, revision: kept.revision, isSaved: definition === kept.definition && !save.isPending, error: save.error, change };
}
