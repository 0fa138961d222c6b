import { problemMessage } from './problem-message.ts';

/** The refusal of one action, in a sentence beside what was pressed. */
export function ProblemNotice({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { sentence, requestId } = problemMessage(error);
  return (
    <p role="alert" className="border-s-[3px] border-late ps-3 font-[560] text-late">
      {sentence}
      {requestId === undefined ? null : <span className="num block text-tiny font-normal text-ink-3">Reference {requestId}</span>}
    </p>
  );
}
