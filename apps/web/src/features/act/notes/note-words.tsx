import { lazy, Suspense } from 'react';

const Body = lazy(() => import('../procedures/procedure-body.tsx').then(({ ProcedureBody: body }) => ({ default: body })));

/** A note as markdown, HTML in it as the letters it is written in; one without any marks needs no reader of them. */
export function NoteWords({ note }: { note: string }) {
  const plain = <p className="whitespace-pre-line">{note}</p>;
  if (!/[*_`[\]#>]|^\s*(-|\d+[.)])\s/mu.test(note)) return plain;
  return (
    <Suspense fallback={plain}>
      <Body markdown={note} />
    </Suspense>
  );
}
