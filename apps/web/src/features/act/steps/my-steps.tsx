import { Link } from '@tanstack/react-router';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import { MyThemesSection } from '../my-themes-section.tsx';
import type { MyThemes } from '../queries.ts';
import { themePath } from '../theme-path.ts';
import { useStepDeeds } from './use-step-deeds.ts';

/** The steps this person has to do, on whoever's theme; each is ticked off here. */
export function MySteps({ steps }: { steps: MyThemes['steps'] }) {
  const deeds = useStepDeeds();
  return (
    <MyThemesSection title="Steps for you" tone="calm" count={steps.length}>
      {steps.map((step) => (
        <li key={step.id} className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-start gap-x-2.5 border-b border-b-line py-2.5 ps-2 pe-2">
          <Checkbox label={`${step.text}: done`} isLabelHidden checked={false} onChange={() => deeds.set(step.theme.id, step, 'open', 'done')} className="col-span-1" />
          <div className="grid min-w-0 leading-6">
            <span className="break-words">{step.text}</span>
            <span className="text-small text-ink-2">
              on <Link to={themePath(step.theme.id)} className="text-link">{step.theme.title}</Link>, {step.theme.owner} owns it
            </span>
          </div>
          {step.dueOn === null ? <span /> : <span className={`num text-small whitespace-nowrap ${step.isLate ? 'font-[560] text-late' : 'text-ink-2'}`}>{step.isLate ? `was due ${formatDay(step.dueOn)}` : `by ${formatDay(step.dueOn)}`}</span>}
        </li>
      ))}
    </MyThemesSection>
  );
}
