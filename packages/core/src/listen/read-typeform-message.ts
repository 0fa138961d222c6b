import { z } from 'zod';
import { normaliseEmail } from '../email-address.ts';
import { type Metric, usualScales } from '../vocabulary.ts';
import { checkScore, type Scale } from './check-score.ts';
import type { MessageReading, RatingOptions } from './message-reading.ts';
import type { MessageItem } from './read-mapped-message.ts';
import { redactText } from './redact-text.ts';

const field = z.object({ id: z.string().optional(), ref: z.string().optional(), type: z.string().optional(), title: z.string().optional(), properties: z.object({ steps: z.number().optional(), start_at_one: z.boolean().optional() }).optional() });
const answer = z.object({ type: z.string(), field, number: z.number().optional(), text: z.string().optional(), email: z.string().optional() });
const message = z.object({
  event_type: z.string(),
  form_response: z.object({
    token: z.string().min(1),
    submitted_at: z.iso.datetime({ offset: true }).optional(),
    hidden: z.record(z.string(), z.unknown()).optional(),
    definition: z.object({ title: z.string().optional(), fields: z.array(field).optional() }).optional(),
    answers: z.array(answer).optional(),
  }),
});

type Field = z.infer<typeof field>;
type Answer = z.infer<typeof answer>;

const customerNames = ['customer_id', 'user_id', 'external_id', 'customer', 'user'];

/**
 * Reads a form_response as Typeform sends it: its words and first rating are one item, every further rating one of its own. NPS and star
 * ratings say what they are; an opinion scale says its steps or is asked for.
 */
export function readTypeformMessage(body: unknown, options: RatingOptions): MessageReading {
  const parsed = message.safeParse(body);
  if (!parsed.success) return { problem: `This does not look like a message of Typeform: ${parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 3).join(', ')} is missing or not as described there.` };
  const { event_type: type, form_response: response } = parsed.data;
  if (type !== 'form_response') return { notUsed: `Kept uses finished responses (form_response), not “${redactText(type.slice(0, 60)).text}”.` };
  const defined = new Map((response.definition?.fields ?? []).flatMap((one) => [one.ref, one.id].flatMap((name): [string, Field][] => (name === undefined ? [] : [[name, one]]))));
  const answers = response.answers ?? [];
  const fieldOf = (one: Answer): Field => ({ ...one.field, ...defined.get(one.field.ref ?? one.field.id ?? '') });
  const ratings = answers.filter((one) => isRating(one, fieldOf(one))).map((one) => readRating(one, fieldOf(one), options));
  const problem = ratings.find((one) => 'problem' in one);
  if (problem !== undefined && 'problem' in problem) return problem;
  const text = answers.flatMap((one) => (one.type === 'text' && one.text !== undefined && one.text.trim() !== '' ? [one.text.trim()] : [])).join('\n\n');
  const scores = ratings.flatMap((one) => ('score' in one ? [one] : []));
  if (text === '' && scores.length === 0) return { notUsed: 'This response has neither words nor a rating.' };
  const at = response.submitted_at === undefined ? undefined : new Date(response.submitted_at);
  const common = { kind: 'survey', channel: 'survey', occurredAt: at, changedAt: at, customer: customerOf(answers, response.hidden ?? {}), ...languageOf(response.hidden ?? {}) } as const;
  const [first, ...further] = scores;
  return { items: [{ ...common, externalId: response.token, text, ...(first === undefined ? {} : { score: first.score }) }, ...further.map(({ name, score }): MessageItem => ({ ...common, externalId: `${response.token}:${name}`, text: '', score }))] };
}

function isRating(one: Answer, { type }: Field): boolean {
  return one.type === 'number' && one.number !== undefined && ['nps', 'rating', 'opinion_scale'].includes(type ?? '');
}

function readRating(one: Answer, described: Field, options: RatingOptions): { name: string; score: NonNullable<MessageItem['score']> } | { problem: string } {
  const title = redactText((described.title ?? described.ref ?? 'a question').slice(0, 80)).text;
  const asked = askedOn(described, options);
  if (asked === undefined) return { problem: `On which scale “${title}” is asked is not said in the message. Set metric and scale for this source, then use the message again.` };
  const value = one.number ?? Number.NaN;
  const checked = checkScore(asked.metric, value, asked.scale);
  if (!checked.ok) return { problem: `The answer to “${title}”: ${checked.problem} Set metric and scale for this source, then use the message again.` };
  return { name: described.ref ?? described.id ?? 'rating', score: { metric: asked.metric, value, min: asked.scale.min, max: asked.scale.max } };
}

function askedOn({ type, properties }: Field, options: RatingOptions): { metric: Metric; scale: Scale } | undefined {
  if (type === 'nps') return { metric: 'nps', scale: usualScales.nps };
  const steps = properties?.steps;
  const own = steps === undefined ? undefined : type === 'rating' || properties?.start_at_one === true ? { min: 1, max: steps } : { min: 0, max: steps - 1 };
  const metric = options.metric ?? (type === 'rating' ? 'stars' : 'csat');
  const scale = own ?? options.scale ?? (type === 'rating' ? usualScales.stars : undefined);
  return scale === undefined ? undefined : { metric, scale };
}

function customerOf(answers: readonly Answer[], hidden: Readonly<Record<string, unknown>>): MessageItem['customer'] {
  const word = (name: string) => {
    const value = hidden[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : typeof value === 'number' ? String(value) : undefined;
  };
  const externalId = customerNames.map(word).find((found) => found !== undefined);
  const email = [word('email'), ...answers.map((one) => (one.type === 'email' ? one.email : undefined))].find((found) => found !== undefined && normaliseEmail(found) !== undefined);
  return externalId === undefined && email === undefined ? undefined : { externalId, email, name: word('name'), segment: word('segment')?.slice(0, 100) };
}

function languageOf(hidden: Readonly<Record<string, unknown>>): { language?: string } {
  const found = hidden.language ?? hidden.lang;
  return typeof found === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/i.test(found) ? { language: found } : {};
}
