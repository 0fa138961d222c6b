import { useQuery } from '@tanstack/react-query';
import { Progress } from '../../ui/progress.tsx';
import { encoderQuery } from './queries.ts';

/** Says when texts are read otherwise than set up, and why; and how far reading them again is. Nothing where all is as it should be. */
export function ReadingNotice() {
  const { data } = useQuery(encoderQuery);
  if (data === undefined || (data.failure === null && data.reading === null)) return null;
  return (
    <div className="grid max-w-[640px] gap-3">
      {data.failure === null ? null : (
        <p role="status" className="border-s-[3px] border-soon ps-3 text-small text-ink-2">
          <b className="font-[620] text-ink">The built-in encoder stands in.</b> {data.failure} It is asked again every five minutes; {data.wanted} takes over when it answers. Themes and what people decided stay as they are.
        </p>
      )}
      {data.reading === null ? null : <Progress label="Reading all texts again" done={data.reading.done} total={data.reading.total} unit="texts" />}
    </div>
  );
}
