import { saveView } from '../act/views/saved-views.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';

/** Keeps the views the lead looks at each week, for everybody. */
export async function layViews(stage: DemoStage): Promise<void> {
  const lena = stage.as('lena', instantBefore(stage.world.today, 60));
  await saveView(lena, { name: 'Blocked, first due first', search: 'status=blocked&sort=deadline', isShared: true });
  await saveView(lena, { name: 'Who keeps what', search: 'group=owner', isShared: true });
}
