/** Closed lists of product words (product.md), declared once for tables, inputs and screens. */
export const channels = ['phone', 'chat', 'email', 'whatsapp', 'sms', 'social', 'web', 'store', 'bot', 'review', 'survey', 'friction'] as const;
export type Channel = (typeof channels)[number];

export const contactChannels = ['phone', 'chat', 'email', 'whatsapp', 'sms', 'social', 'web', 'store', 'bot'] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const feedbackKinds = ['survey', 'review', 'friction', 'interaction'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

export const metrics = ['nps', 'csat', 'ces', 'stars', 'thumb'] as const;
export type Metric = (typeof metrics)[number];

/** The scale each metric is asked on unless a source says otherwise. */
export const usualScales = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
  stars: { min: 1, max: 5 },
  thumb: { min: 0, max: 1 },
} as const satisfies Record<Metric, { min: number; max: number }>;

export const origins = ['marketing', 'product', 'billing', 'logistics', 'policy', 'support', 'partner'] as const;
export type Origin = (typeof origins)[number];

export const journeyStages = ['discover', 'join', 'set_up', 'use', 'pay', 'get_help', 'change', 'leave'] as const;
export type JourneyStage = (typeof journeyStages)[number];

export const rootCauses = ['process', 'policy', 'product', 'people', 'partner', 'price', 'communication'] as const;
export type RootCause = (typeof rootCauses)[number];

/** The words a person reads for each root cause. */
export const rootCauseWords = {
  process: 'Process', policy: 'Policy', product: 'Product', people: 'People', partner: 'Partner', price: 'Price', communication: 'Communication',
} as const satisfies Record<RootCause, string>;

export const fixAnswers = ['fixed', 'partly', 'not_fixed', 'do_not_know'] as const;
export type FixAnswer = (typeof fixAnswers)[number];

/** Every kind of mail Kept sends; each has its rule in close-loop/mail-rules.ts. */
export const mailKinds = ['survey', 'reminder', 'owner', 'notice', 'digest', 'account', 'approval', 'test', 'subscription'] as const;
export type MailKind = (typeof mailKinds)[number];

export const mailStates = ['pending', 'sending', 'sent', 'failed', 'left_out', 'uncertain', 'cancelled'] as const;
export type MailState = (typeof mailStates)[number];

export const digestStates = ['draft', 'in_review', 'approved', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const;
export type DigestState = (typeof digestStates)[number];

export const blockKinds = ['did', 'working', 'declined', 'unanswered'] as const;
export type BlockKind = (typeof blockKinds)[number];

export const transferKinds = ['peer', 'supervisor', 'channel'] as const;
export type TransferKind = (typeof transferKinds)[number];

/** Who speaks in a transcript. */
export const speakers = ['customer', 'agent', 'bot', 'other'] as const;
export type Speaker = (typeof speakers)[number];

export const frictionFrequencies = ['every_day', 'every_week', 'now_and_then'] as const;
export type FrictionFrequency = (typeof frictionFrequencies)[number];

/** How a language that nobody named is asked for. */
export const unknownLanguage = 'unknown';

/** What a customer may choose to hear about. */
export const mailTopics = ['surveys', 'news', 'digest'] as const;
export type MailTopic = (typeof mailTopics)[number];

/** The source that agents' reports are filed under; it is never among those of customers' words. */
export const frictionSource = 'Friction reports';
