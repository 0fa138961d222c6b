/** Whose messages a webhook source takes: our own neutral ones, or a vendor's as the vendor sends them. */
export const webhookFormats = ['standard', 'typeform', 'zendesk', 'intercom'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** What has become of a message. */
export const webhookStates = ['waiting', 'applied', 'not_used', 'failed'] as const;
export type WebhookState = (typeof webhookStates)[number];

/** The formats whose sender hands out the secret itself; for the others Kept makes one. */
export const vendorSecretFormats = ['zendesk', 'intercom'] as const satisfies readonly WebhookFormat[];
