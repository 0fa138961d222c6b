import { draftNotice } from '../close-loop/notices/draft-notice.ts';
import { readTelling } from '../close-loop/notices/read-telling.ts';
import { sendNotice } from '../close-loop/notices/send-notice.ts';
import { tellPeople } from '../close-loop/notices/tell-people.ts';
import { daysBefore, hoursInMs, startOfDay } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { sendEverything } from './send-everything.ts';
import type { StoryAgenda } from './story-agenda.ts';

const daysAgo = 3;
/** After the hold, and when those who live far from Bristol are up. */
const mornings = [0.2, 8, 16];

/** Puts two notices on the agenda of the last days, after every digest: one told to the people behind a theme somebody works on, where the budget leaves anybody to tell, and one drafted about a fix. */
export function layNotices(stage: DemoStage, agenda: StoryAgenda, themeOf: (problemKey: string) => string | undefined): void {
  const at = startOfDay(daysBefore(stage.world.today, daysAgo)) + hoursInMs(10);
  const [worked, fixed] = [themeOf('engineer-no-show'), themeOf('bill-confusing')];
  agenda.add(at, async () => {
    const grace = stage.as('grace', at);
    if (worked === undefined || ((await readTelling(grace, worked)).audience?.mailable ?? 0) === 0) return;
    const { id } = await draftNotice(grace, worked, {});
    await sendNotice(grace, id, { version: 1 });
    for (const hours of mornings) {
      await tellPeople(stage.asKept('tell-people', at + hoursInMs(hours)));
      await sendEverything(stage, at + hoursInMs(hours));
    }
    await tellPeople(stage.asKept('tell-people', at + hoursInMs(18)));
  });
  agenda.add(at + hoursInMs(19), async () => {
    const asha = stage.as('asha', at + hoursInMs(19));
    if (fixed !== undefined && (await readTelling(asha, fixed)).news !== null) await draftNotice(asha, fixed, {});
  });
}
