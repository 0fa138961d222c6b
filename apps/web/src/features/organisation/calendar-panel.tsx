import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CalendarForm } from './calendar-form.tsx';
import { calendarQuery, holidaysQuery, type WorkingDays } from './calendar-queries.ts';
import { formatDay } from '../../ui/format-day.ts';
import { NextHolidays } from './next-holidays.tsx';
import { weekdayName, weekFromMonday } from './weekday-name.ts';

/** On which days people work: a form for administrators, the same to read for everyone else. */
export function CalendarPanel({ mayChange }: { mayChange: boolean }) {
  const { data, error } = useQuery(calendarQuery);
  const holidays = useQuery({ ...holidaysQuery(data?.holidayCountry ?? '', data?.holidayRegion ?? ''), enabled: data !== undefined });
  if (error !== null || holidays.error !== null) return <ProblemNotice error={error ?? holidays.error} />;
  // A list that comes after its field would leave the field without what was chosen.
  if (data === undefined || holidays.data === undefined) return <Skeleton rows={5} label="Loading the working days" />;
  return mayChange ? <CalendarForm days={data} /> : <CalendarSummary days={data} />;
}

function CalendarSummary({ days }: { days: WorkingDays }) {
  const { data } = useQuery(holidaysQuery(days.holidayCountry ?? '', days.holidayRegion ?? ''));
  const working = weekFromMonday.filter((weekday) => !days.weekend.includes(weekday));
  const country = data?.countries.find(({ code }) => code === days.holidayCountry)?.name;
  return (
    <div className="grid max-w-[560px] gap-5">
      <p>
        People work on {working.map(weekdayName).join(', ')}. {country === undefined ? 'No public holidays are kept.' : `The public holidays of ${country} are kept.`}
      </p>
      <NextHolidays next={data?.next ?? []} />
      {days.closingDays.length === 0 ? null : (
        <ul className="text-small">
          {days.closingDays.map(({ fromOn, toOn, name }) => (
            <li key={`${fromOn}${name}`} className="num border-b border-line py-2">
              {name}: {formatDay(fromOn)}
              {toOn === fromOn ? '' : ` to ${formatDay(toOn)}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
