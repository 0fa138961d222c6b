import { queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type OwnDomain = NonNullable<InferResponseType<typeof api.settings.domain.$get, 200>['domain']>;
export type OwnColours = InferResponseType<typeof api.settings.accent.$get, 200>;

/** The domain customers open the pages under. */
export const domainQuery = queryOptions({ queryKey: ['settings', 'domain'], queryFn: () => parseResponse(api.settings.domain.$get()) });

/** The colour of the pages and mails. */
export const accentQuery = queryOptions({ queryKey: ['settings', 'accent'], queryFn: () => parseResponse(api.settings.accent.$get()) });
