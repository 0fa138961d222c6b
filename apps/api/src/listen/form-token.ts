import type { Ctx } from '../context.ts';

const quickestMilliseconds = 1000;
const longestOpenMilliseconds = 7 * 86_400_000;

/** A survey's page as it was opened: the name of the answer, the version that was shown, and when. */
export interface OpenedForm {
  readonly nonce: string;
  readonly version: number;
  readonly openedAt: Date;
  readonly isTooQuick: boolean;
  readonly isTooOld: boolean;
}

/** Signs a page with the answer's name inside. One that is shown again keeps the name, so that pressing once more adds no second answer, and no clock refuses it a second time. */
export function newFormToken(ctx: Ctx, at: { surveyId: string; version: number }, again?: { opened: OpenedForm | undefined }): string {
  const now = ctx.now().getTime();
  const name = again?.opened?.nonce ?? Buffer.from(ctx.random(16)).toString('base64url');
  const openedAt = again?.opened?.openedAt.getTime() ?? now;
  return ctx.secrets.sign('survey', [again === undefined ? 'form' : 'again', ctx.orgId, at.surveyId, name, String(now), String(at.version), String(openedAt)]);
}

/** Reads a signed page; undefined when it is forged, belongs to another survey, or is of before versions. */
export function readFormToken(ctx: Ctx, surveyId: string, token: string): OpenedForm | undefined {
  const [kind, org, forSurvey, nonce, shown, version, opened] = ctx.secrets.read('survey', token) ?? [];
  if ((kind !== 'form' && kind !== 'again') || org !== ctx.orgId || forSurvey !== surveyId || nonce === undefined || opened === undefined) return undefined;
  const openFor = ctx.now().getTime() - Number(shown);
  return { nonce, version: Number(version), openedAt: new Date(Number(opened)), isTooQuick: kind === 'form' && openFor < quickestMilliseconds, isTooOld: openFor > longestOpenMilliseconds };
}
