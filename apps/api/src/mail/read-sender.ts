import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** In whose name an organisation's mail goes out. */
export interface Sender {
  readonly name: string;
  readonly email: string;
}

/** The name and address an organisation sends under. */
export async function readSender(tx: OrgTx, ctx: Ctx): Promise<Sender> {
  const [sender] = await tx.select({ name: setting.senderName, email: setting.senderEmail }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return sender ?? { name: 'Kept', email: 'kept@localhost.example' };
}
