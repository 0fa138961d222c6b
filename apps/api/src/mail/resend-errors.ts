/** What each of Resend's error names means for one mail: it will never go, it goes later, or it may have gone. */
export const resendErrors = {
  rate_limit_exceeded: 'later',
  daily_quota_exceeded: 'later',
  monthly_quota_exceeded: 'later',
  // A wrong key or sender is the account's fault, not the mail's: everything waits until somebody mends it.
  missing_api_key: 'later',
  invalid_api_key: 'later',
  restricted_api_key: 'later',
  invalid_access: 'later',
  invalid_from_address: 'later',
  invalid_region: 'later',
  security_error: 'later',
  not_found: 'later',
  method_not_allowed: 'later',
  concurrent_idempotent_requests: 'unknown',
  application_error: 'unknown',
  internal_server_error: 'unknown',
  invalid_idempotency_key: 'refused',
  invalid_idempotent_request: 'refused',
  validation_error: 'refused',
  invalid_attachment: 'refused',
  invalid_parameter: 'refused',
  missing_required_field: 'refused',
} as const satisfies Record<string, 'later' | 'unknown' | 'refused'>;

/** The meaning of an error name; one we have never seen counts as "may have gone", which repeats under the same key. */
export function resendMeaning(name: string): 'later' | 'unknown' | 'refused' {
  return isKnown(name) ? resendErrors[name] : 'unknown';
}

function isKnown(name: string): name is keyof typeof resendErrors {
  return Object.hasOwn(resendErrors, name);
}
