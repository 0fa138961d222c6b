import { countOpening } from '../close-loop/report/count-opening.ts';
import { recordClick } from '../close-loop/report/record-click.ts';
import type { ClickMark } from '../close-loop/report/click-mark.ts';
import type { DemoStage } from './demo-stage.ts';

/** A reader follows a digest's link to one block and moves on the page behind it, as its own script would tell. */
export async function visitBlock(stage: DemoStage, at: number, mark: ClickMark): Promise<void> {
  const ctx = stage.asCustomer(at);
  await countOpening(ctx, mark);
  await recordClick(ctx, mark, 'page');
}
