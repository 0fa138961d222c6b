import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import type { Ctx } from '../context.ts';
import type { OwnAddress } from '../organisation/domain/read-own-address.ts';

type Signer = Pick<Ctx, 'orgId' | 'secrets' | 'place' | 'front'>;

/** What stands before the addresses customers are given. */
export function frontOf({ front, place }: Pick<Ctx, 'front' | 'place'>): string {
  return front ?? place.baseUrl;
}

/** Where a survey is answered; with a token by the one customer it was made for. */
export function surveyUrl(ctx: Pick<Ctx, 'place'>, { slug, front }: Pick<OwnAddress, 'slug' | 'front'>, surveySlug: string, token?: string): string {
  return `${frontOf({ place: ctx.place, front })}/s/${slug}/${surveySlug}${token === undefined ? '' : `?t=${token}`}`;
}

/** The handle of an address that outlives the person's erasure: an HMAC nobody can turn back. */
export function addressMacOf(ctx: Signer, emailNormal: string): string {
  return ctx.secrets.mac('address', `${ctx.orgId}\n${emailNormal}`);
}

/** The way out that every mail to a customer carries. It stays valid for ever, whatever becomes of the person's record; a digest's also says which mail it stood in, for its report. */
export function unsubscribeUrl(ctx: Signer, emailNormal: string, digestMailId?: string): string {
  return `${frontOf(ctx)}/u/${ctx.secrets.sign('unsubscribe', wayOut(ctx, emailNormal, digestMailId))}`;
}

/** The page where an address chooses what it wants to hear. */
export function preferencesUrl(ctx: Signer, emailNormal: string, digestMailId?: string): string {
  return `${frontOf(ctx)}/p/${ctx.secrets.sign('preferences', wayOut(ctx, emailNormal, digestMailId))}`;
}

function wayOut(ctx: Signer, emailNormal: string, digestMailId: string | undefined): string[] {
  return [ctx.orgId, addressMacOf(ctx, emailNormal), ...(digestMailId === undefined ? [] : [digestMailId])];
}

/** A customer's own page: what they said and what is happening to it. */
export function receiptUrl(ctx: Signer, customerId: string): string {
  return `${frontOf(ctx)}/r/${ctx.secrets.sign('receipt', [ctx.orgId, customerId])}`;
}

/** The three links a mail to a customer needs at its foot. An address says nothing of its reader's language, so these two links do. */
export function customerLinks(ctx: Signer, { customerId, emailNormal, language = '', digestMailId }: { readonly customerId: string; readonly emailNormal: string; readonly language?: string; readonly digestMailId?: string | undefined }) {
  const spoken = chooseLanguage(surveyLanguages, language, '');
  const query = spoken === 'en' ? '' : `?lang=${spoken}`;
  return { receiptUrl: receiptUrl(ctx, customerId), preferencesUrl: `${preferencesUrl(ctx, emailNormal, digestMailId)}${query}`, unsubscribeUrl: `${unsubscribeUrl(ctx, emailNormal, digestMailId)}${query}` };
}

/** "Did it fix it?" as three links; each opens a page with that answer chosen, and counts nothing by itself. */
export function answerUrls(ctx: Signer, customerId: string, themeId: string, resolutionNumber: number, mark?: string) {
  const url = `${frontOf(ctx)}/a/${ctx.secrets.sign('answer', [ctx.orgId, customerId, themeId, String(resolutionNumber)])}`;
  const end = mark === undefined ? '' : `&k=${mark}`;
  return { fixed: `${url}?answer=fixed${end}`, partly: `${url}?answer=partly${end}`, notFixed: `${url}?answer=not_fixed${end}` };
}

/** Headers by which a mail program offers one-click unsubscribe (RFC 8058): under Kept's own address, since they must work after a year, whatever becomes of a domain. */
export function unsubscribeHeaders(ctx: Signer, emailNormal: string, digestMailId?: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${unsubscribeUrl({ ...ctx, front: undefined }, emailNormal, digestMailId)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
