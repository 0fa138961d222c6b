import { isUnresolved, type ThemeStatus } from '../act/theme-status.ts';
import { dayIn, writeDay } from '../calendar.ts';
import { currentStory, type StoryContact } from './current-story.ts';
import { contactEnd } from './route-hint.ts';

export const stepKinds = ['call_back', 'call_back_due', 'spare_the_story', 'begin_where_it_stopped', 'follow_procedure', 'say_what_changed', 'say_why_not', 'say_who_and_when', 'say_it_is_late'] as const;
export type StepKind = (typeof stepKinds)[number];

/** A theme that touches a customer, as the rule sees it. */
export interface TouchingTheme {
  readonly id: string;
  readonly title: string;
  readonly status: ThemeStatus;
  readonly ownerName: string | null;
  readonly deadlineOn: string | null;
  readonly answer: string | null;
  readonly isTold: boolean;
}

/** How something is done here, for the reason somebody made contact. */
export interface ApplyingProcedure {
  readonly driverId: string;
  readonly driver: string;
  readonly title: string;
  readonly steps: readonly string[];
}

/** Something that would help this customer, with the fact it rests on: suggested, never a script. */
export interface NextStep {
  readonly kind: StepKind;
  readonly sentence: string;
  readonly contactId: string | null;
  readonly themeId: string | null;
}

/** What would help most, first: keep what was promised, spare them the story, then say what became of what they said. Takes contacts latest first. */
export function nextSteps(contacts: readonly StoryContact[], { themes, procedures }: { themes: readonly TouchingTheme[]; procedures: readonly ApplyingProcedure[] }, now: Date, timezone: string): NextStep[] {
  const story = currentStory(contacts);
  return [...callBacks(contacts, timezone), ...spared(story), ...begun(story[0]), ...followed(story[0], procedures), ...themes.flatMap((theme) => said(theme, dayIn(now, timezone)))];
}

function callBacks(contacts: readonly StoryContact[], timezone: string): NextStep[] {
  return contacts.flatMap(({ id, callBack }) => {
    if (callBack === null || callBack.dueAt === null || (callBack.state !== 'missed' && callBack.state !== 'waiting')) return [];
    const on = writeDay(dayIn(new Date(callBack.dueAt), timezone));
    const isMissed = callBack.state === 'missed';
    return [{ kind: isMissed ? ('call_back' as const) : ('call_back_due' as const), sentence: isMissed ? `Call back, and say sorry: it was promised for ${on} and has not been made.` : `A call-back is promised for ${on}.`, contactId: id, themeId: null }];
  });
}

function spared(story: readonly StoryContact[]): NextStep[] {
  const times = story.flatMap((one) => one.handOffs).filter((one) => one.storyRepeated === true).length;
  const first = story.find((one) => one.handOffs.some(({ storyRepeated }) => storyRepeated === true));
  if (first === undefined) return [];
  return [{ kind: 'spare_the_story', sentence: `Do not ask for the story again: they have told it again ${times === 1 ? 'once' : `${times} times`} already.`, contactId: first.id, themeId: null }];
}

function begun(last: StoryContact | undefined): NextStep[] {
  if (last === undefined || contactEnd(last) !== 'not_resolved') return [];
  return [{ kind: 'begin_where_it_stopped', sentence: last.unresolvedCause === null ? 'Begin where the last contact stopped: it was not resolved.' : `Begin where the last contact stopped. It was not resolved: ${last.unresolvedCause}.`, contactId: last.id, themeId: null }];
}

/** While their last contact is open, how it is done here for that reason. */
function followed(last: StoryContact | undefined, procedures: readonly ApplyingProcedure[]): NextStep[] {
  if (last === undefined || !['not_resolved', 'under_way'].includes(contactEnd(last))) return [];
  return procedures.flatMap(({ driverId, driver, title, steps: [first] }) =>
    driverId === last.driverId && first !== undefined ? [{ kind: 'follow_procedure' as const, sentence: `For “${driver}” there is a procedure, “${title}”. It begins: ${first}`, contactId: last.id, themeId: null }] : [],
  );
}

function said({ id, title, status, ownerName, deadlineOn, answer, isTold }: TouchingTheme, today: string): NextStep[] {
  const step = (kind: StepKind, sentence: string): NextStep[] => [{ kind, sentence, contactId: null, themeId: id }];
  if (isUnresolved(status) && ownerName !== null && deadlineOn !== null) {
    const isLate = deadlineOn < today;
    return isLate ? step('say_it_is_late', `Say honestly that “${title}” was promised for ${writeDay(deadlineOn)} and is late. ${ownerName} answers for it.`) : step('say_who_and_when', `Say that ${ownerName} answers for “${title}” and has promised it for ${writeDay(deadlineOn)}.`);
  }
  if (isTold || answer === null) return [];
  return status === 'declined' ? step('say_why_not', `They have not heard yet why “${title}” will not change: ${answer}`) : step('say_what_changed', `They have not heard yet what changed about “${title}”: ${answer}`);
}
