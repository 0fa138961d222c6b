import type { Ctx } from '../context.ts';

const lotDigits = 12;

/** The lot of a contact, or of a customer in a quarter, for one survey: from 0 up to 1, evenly spread, the same whenever it is drawn, and foreseeable for nobody without the secret. */
export function sendingLot(ctx: Pick<Ctx, 'orgId' | 'secrets'>, surveyId: string, of: string): number {
  return parseInt(ctx.secrets.mac('sending-lot', `${ctx.orgId}\n${surveyId}\n${of}`).slice(0, lotDigits), 16) / 16 ** lotDigits;
}
