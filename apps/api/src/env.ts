import { z } from 'zod';
import { isLoopbackName } from './demo/local-only.ts';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

const envSchema = z
  .object({
    PORT: z.coerce.number({ error: 'PORT is a number, as 3000.' }).int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    KEPT_DATA_DIR: z.string().min(1).default('./data'),
    KEPT_URL: z.url({ protocol: /^https?$/, error: 'KEPT_URL is the address people open, as https://kept.example.' }).optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL is a PostgreSQL address, as postgres://user:password@host:5432/kept.' }).optional(),
    KEPT_SECRETS: z.string().min(32, 'KEPT_SECRETS is one or more secrets of at least 32 characters, separated by commas; the first signs.').optional(),
    KEPT_TRUST_PROXY: flag.default(false),
    KEPT_ONLY_URL: flag.default(false),
    KEPT_TRY: flag.optional(),
    KEPT_WEBHOOK_PRIVATE: flag.default(false),
    KEPT_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'KEPT_LOG is debug, info, warn, error or silent.' }).default('info'),
    RESEND_API_KEY: z.string().min(1).optional(),
    RESEND_BASE_URL: z.url().optional(),
    RESEND_PER_SECOND: z.coerce.number({ error: 'RESEND_PER_SECOND is a number, as 5.' }).min(0.1, 'RESEND_PER_SECOND is at least 0.1.').max(1000, 'RESEND_PER_SECOND is at most 1000.').default(5),
    KEPT_EMBED: z.enum(['built-in', 'lexical'], { error: 'KEPT_EMBED is built-in or lexical.' }).default('built-in'),
    KEPT_EMBED_URL: z.url({ protocol: /^https?$/, error: 'KEPT_EMBED_URL is the address of an OpenAI-compatible API, as http://localhost:11434/v1.' }).optional(),
    KEPT_EMBED_MODEL: z.string().min(1).optional(),
    KEPT_EMBED_KEY: z.string().min(1).optional(),
    KEPT_EMBED_LANGUAGES: z.string().regex(/^[a-z]{2}(,[a-z]{2})*$/, 'KEPT_EMBED_LANGUAGES is a list of languages, as en,de; leave it out when the model takes any.').transform((list) => list.split(',')).optional(),
    KEPT_LLM_URL: z.url({ protocol: /^https?$/, error: 'KEPT_LLM_URL is the address of an OpenAI-compatible API, as http://localhost:11434/v1.' }).optional(),
    KEPT_LLM_MODEL: z.string().min(1).optional(),
    KEPT_LLM_KEY: z.string().min(1).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL is a mail server, as smtp://user:password@host:587.' }).optional(),
    KEPT_INBOUND_DOMAIN: z.string().toLowerCase().regex(/^(?=.{4,180}$)([a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/, 'KEPT_INBOUND_DOMAIN is the domain whose mail comes in at /inbound, as reply.kept.example.').optional(),
    KEPT_INBOUND_SECRET: z.string().min(24, 'KEPT_INBOUND_SECRET is what a mail server shows at /inbound: at least 24 characters.').optional(),
    RESEND_WEBHOOK_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/, 'RESEND_WEBHOOK_SECRET is the signing secret of the webhook at Resend, as whsec_….').optional(),
  })
  .transform((env) => ({ ...env, KEPT_TRY: env.KEPT_TRY ?? isLoopbackName(env.HOST) }));

export type Env = z.infer<typeof envSchema>;

/** Every failure at once, a line each, so that one start mends all. */
export class EnvProblem extends Error {
  constructor(lines: readonly string[]) {
    super(`The environment needs mending:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'EnvProblem';
  }
}

/** Reads the environment once. Throws EnvProblem naming every variable that is wrong. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  const lines = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (given.DATABASE_URL !== undefined && given.KEPT_SECRETS === undefined) lines.push('KEPT_SECRETS: required with DATABASE_URL, since several processes must sign alike.');
  if (given.RESEND_API_KEY !== undefined && given.SMTP_URL !== undefined) lines.push('RESEND_API_KEY, SMTP_URL: set one of them, so that it is clear who sends.');
  lines.push(...modelProblems(given), ...inboundProblems(given));
  if (!parsed.success || lines.length > 0) throw new EnvProblem(lines);
  return parsed.data;
}

/** Addresses nobody reads, or a door without an address, is half a decision. */
function inboundProblems({ KEPT_INBOUND_DOMAIN: domain, KEPT_INBOUND_SECRET: secret, RESEND_WEBHOOK_SECRET: resend, RESEND_API_KEY: key }: Readonly<Record<string, string | undefined>>): string[] {
  const has = secret ?? resend;
  return [
    domain !== undefined && has === undefined ? ['KEPT_INBOUND_SECRET: required with KEPT_INBOUND_DOMAIN (or RESEND_WEBHOOK_SECRET), so that only your mail server brings mail.'] : [],
    domain === undefined && has !== undefined ? ['KEPT_INBOUND_DOMAIN: required with KEPT_INBOUND_SECRET and RESEND_WEBHOOK_SECRET, the domain whose mail comes in.'] : [],
    resend !== undefined && key === undefined ? ['RESEND_API_KEY: required with RESEND_WEBHOOK_SECRET, to fetch what Resend tells of.'] : [],
  ].flat();
}

/** An address without a model, or a model without an address, is half a decision. */
function modelProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const halves = (['EMBED', 'LLM'] as const).flatMap((kind) => {
    const [url, model, key] = [given[`KEPT_${kind}_URL`], given[`KEPT_${kind}_MODEL`], given[`KEPT_${kind}_KEY`]];
    if (url !== undefined && model === undefined) return [`KEPT_${kind}_MODEL: required with KEPT_${kind}_URL, the name of the model there.`];
    return url === undefined && (model !== undefined || key !== undefined) ? [`KEPT_${kind}_URL: required with KEPT_${kind}_MODEL and KEPT_${kind}_KEY, the address of the API.`] : [];
  });
  const both = given.KEPT_EMBED === 'lexical' && given.KEPT_EMBED_URL !== undefined ? ['KEPT_EMBED, KEPT_EMBED_URL: lexical means that no model reads; set one of them.'] : [];
  return [...halves, ...both];
}
