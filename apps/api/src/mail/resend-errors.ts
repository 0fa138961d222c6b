import type { ErrorResponse } from 'resend';

/** What each of Resend's error names means for one mail: it will never go, it goes later, it may have gone, or nothing goes until somebody mends the account. */
export const resendErrors = {
  rate_limit_exceeded: 'later',
  daily_quota_exceeded: 'later',
  // No repeat cures these: mail waits until somebody mends the account, instead of asking for days.
  monthly_quota_exceeded: 'barred',
  missing_api_key: 'barred',
  invalid_api_key: 'barred',
  restricted_api_key: 'barred',
  invalid_access: 'barred',
  invalid_from_address: 'barred',
  invalid_region: 'barred',
  security_error: 'barred',
  not_found: 'barred',
  method_not_allowed: 'barred',
  concurrent_idempotent_requests: 'unknown',
  application_error: 'unknown',
  internal_server_error: 'unknown',
  invalid_idempotency_key: 'refused',
  invalid_idempotent_request: 'refused',
  validation_error: 'refused',
  invalid_attachment: 'refused',
  invalid_parameter: 'refused',
  missing_required_field: 'refused',
} as const satisfies Record<ErrorResponse['name'], Meaning>;

type Meaning = 'later' | 'unknown' | 'refused' | 'barred';

/**
 * The meaning of an error name; one we have never seen counts as "may have gone", which repeats under the same key. A “validation error”
 * that is forbidden (403) is about the account (a domain that is not verified), not about the mail.
 */
export function resendMeaning(name: string, statusCode: number | null): Meaning {
  if (name === 'validation_error' && statusCode === 403) return 'barred';
  return isKnown(name) ? resendErrors[name] : 'unknown';
}

function isKnown(name: string): name is keyof typeof resendErrors {
  return Object.hasOwn(resendErrors, name);
}
