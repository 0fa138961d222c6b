import type { SendingCode } from '../sending-words.ts';

/** What is known of an invitation or reminder at the moment it would go. */
export interface InvitationStanding {
  readonly isSendingOn: boolean;
  /** When the survey was closed or deleted. */
  readonly surveyEndedAt: Date | null;
  /** When the link in the mail ends; null where no link was made. */
  readonly linkEndsAt: Date | null;
  readonly hasAnswered: boolean;
}

/** Says why an invitation or reminder that was right when it was written is not sent any more; undefined while it still is. */
export function whyOutdated({ isSendingOn, surveyEndedAt, linkEndsAt, hasAnswered }: InvitationStanding, now: Date): Extract<SendingCode, 'answered' | 'survey_closed' | 'switched_off' | 'link_over'> | undefined {
  if (hasAnswered) return 'answered';
  if (surveyEndedAt !== null && surveyEndedAt <= now) return 'survey_closed';
  if (!isSendingOn) return 'switched_off';
  return linkEndsAt !== null && linkEndsAt <= now ? 'link_over' : undefined;
}
