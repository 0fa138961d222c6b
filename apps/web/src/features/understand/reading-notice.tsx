import { useQuery } from '@tanstack/react-query';
import { Progress } from '../../ui/progress.tsx';
import { encoderQuery } from './queries.ts';

/** Says when texts are read otherwise than set up, and why, and how far reading them again is. */
export function ReadingNotice() {
  const { data: encoder } = useQuery(encoderQuery);
  if (encoder === undefined || (encoder.failure === null && encoder.reading === null)) return null;
  return (
    <div className="mb-5 grid max-w-[640px] gap-3 text-small text-ink-2">
      {encoder.failure === null ? null : (
        <p role="status" className="border-s-[3px] border-soon ps-3">
          <b className="font-[620] text-ink">The built-in encoder stands in.</b> {encoder.failure} It is asked again every five minutes; {encoder.wanted} takes over when it answers. Themes and what people decided stay as they are.
        </p>
      )}
      {encoder.reading === null ? null : <Progress label="Reading all texts again" done={encoder.reading.done} total={encoder.reading.total} unit="texts" />}
    </div>
  );
}
