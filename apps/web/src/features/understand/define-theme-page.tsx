import { fewestExamples, mostExamples, strictnesses, type Strictness } from '@kept/core/understand/theme-definition.ts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Bar } from '../../ui/bar.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type ChosenExample, DefinitionForm, type DefinitionWords } from './definition-form.tsx';
import { DefinitionPreviewPanel } from './definition-preview.tsx';
import { type DefinitionDraft, type DefinitionPreview, definitionPreviewQuery, writeDraft } from './definition-queries.ts';
import { useDefine } from './use-define.ts';
import { useSettled } from './use-settled.ts';
import { useSlow } from './use-slow.ts';

interface DefineThemePageProps {
  /** As the URL has it. */
  strictness: string | undefined;
  takesOwned: boolean;
  onChoose: (choice: { strictness?: string | undefined; owned?: string | undefined }) => void;
  onDone: (themeId: string) => void;
}

const typingMs = 500;
const slowMs = 2000;
const nothing: DefinitionWords = { title: '', definition: '', words: Array.from({ length: mostExamples }, () => ''), ownerId: '', deadlineOn: '' };

/** Makes a theme of what a person says it is: name, sentence, two examples, and beside them what it would match. */
export function DefineThemePage({ strictness: asked, takesOwned, onChoose, onDone }: DefineThemePageProps) {
  const strictness = strictnesses.find((each) => each === asked) ?? 'usual';
  const form = useForm<DefinitionWords>({ defaultValues: nothing, shouldFocusError: false });
  const [chosen, setChosen] = useState<readonly ChosenExample[]>([]);
  const values = useWatch({ control: form.control });
  const draft = draftOf({ ...nothing, ...values }, chosen, strictness, takesOwned);
  const settled = useSettled(writeDraft(draft), typingMs);
  const preview = useQuery(definitionPreviewQuery(settled));
  const define = useDefine(onDone);
  const count = settled === '' ? undefined : preview.data?.mentions;
  return (
    <>
      <PageHeader title="New theme" over="Themes" lead="Say what belongs to it. What was said and fits moves there; what is said from now on and fits joins it." actions={<ButtonLink to="/themes">Back to themes</ButtonLink>} />
      <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] gap-12 max-desk:grid-cols-1 max-desk:gap-8">
        <DefinitionForm
          form={form}
          errors={formErrors(form.formState.errors, define.error)}
          chosen={chosen}
          onChosen={setChosen}
          strictness={strictness}
          takesOwned={takesOwned}
          onChoose={onChoose}
          count={count}
          isBusy={define.isPending}
          onSubmit={(event) =>
            void form.handleSubmit(
              (input) => {
                const ready = draftOf(input, chosen, strictness, takesOwned);
                if (ready === undefined) form.setError('definition', { message: `Say what belongs to it, and give at least ${fewestExamples} examples.` });
                else define.mutate({ draft: { ...ready, title: input.title.trim() }, ownerId: input.ownerId, deadlineOn: input.deadlineOn });
              },
              () => define.reset(),
            )(event)
          }
        />
        <WhatMatches
          written={settled}
          preview={preview}
          chosen={chosen}
          mayAddExample={filled(values.words).length + chosen.length < mostExamples}
          onExample={(example) => setChosen([...chosen, example])}
          onWider={strictness === 'wide' ? undefined : () => onChoose({ strictness: strictness === 'strong' ? undefined : 'wide' })}
        />
      </div>
    </>
  );
}

interface WhatMatchesProps {
  /** The draft that was asked about; empty while there is none. */
  written: string;
  preview: Pick<UseQueryResult<DefinitionPreview>, 'data' | 'error' | 'isFetching'>;
  chosen: readonly ChosenExample[];
  mayAddExample: boolean;
  onExample: (example: ChosenExample) => void;
  onWider: (() => void) | undefined;
}

function WhatMatches({ written, preview: { data, error, isFetching }, chosen, ...more }: WhatMatchesProps) {
  const isSlow = useSlow(isFetching, slowMs);
  return (
    <section aria-labelledby="what-matches" aria-busy={isFetching} className="min-w-0">
      <h2 id="what-matches" className="mb-3 text-title font-[620]">
        What would match
      </h2>
      {isSlow ? (
        <output className="mb-4 grid gap-1.5 text-small">
          Comparing with everything that was said
          <Bar share={undefined} />
        </output>
      ) : null}
      {written === '' ? (
        <EmptyState kind="nothing-selected" title="Matches appear here.">
          Write the sentence and two examples first.
        </EmptyState>
      ) : error !== null ? (
        <ProblemNotice error={error} />
      ) : data === undefined ? (
        <Skeleton rows={5} label="Looking for what matches" />
      ) : (
        <DefinitionPreviewPanel preview={data} chosen={chosen.map((each) => each.id)} {...more} />
      )}
    </section>
  );
}

function filled(words: readonly (string | undefined)[] | undefined): string[] {
  return (words ?? []).flatMap((each) => (each !== undefined && each.trim().length >= 3 ? [each.trim()] : []));
}

/** What is asked of the server; nothing before there is a sentence and two examples. */
function draftOf(values: DefinitionWords, chosen: readonly ChosenExample[], strictness: Strictness, takesOwned: boolean): DefinitionDraft | undefined {
  const definition = values.definition.trim();
  const examples = [...chosen.map(({ id }) => ({ feedbackId: id })), ...filled(values.words).map((words) => ({ words }))].slice(0, mostExamples);
  if (definition.length < 3 || examples.length < fewestExamples) return undefined;
  return { title: values.title.trim(), definition, examples, strictness, takesOwned };
}
