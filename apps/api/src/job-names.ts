/** Every job's name; jobs.ts says who answers each. */
export const jobNames = ['run-import', 'undo-import', 'apply-webhooks', 'apply-inbound', 'keep-encoded', 'place-feedback', 'find-themes', 'learn-sentiment', 'learn-drivers', 'check-proof', 'check-spikes', 'walk-ladders', 'keep-key-month', 'make-digests', 'queue-digest', 'tell-people', 'send-surveys', 'send-mail', 'keep-slips', 'release-friction', 'make-agenda', 'count-me-toos', 'forget-organisations', 'forget-answers', 'warn-of-keys', 'deliver-webhooks', 'forget-old'] as const;
export type JobName = (typeof jobNames)[number];
