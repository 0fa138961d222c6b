import { queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type BlockReport = InferResponseType<(typeof api.digests)[':id']['report']['$get'], 200>;
export type ReportedBlock = BlockReport['blocks'][number];

/** What came of a digest, block by block. */
export const reportQuery = (id: string) => queryOptions({ queryKey: ['digests', id, 'report'], queryFn: () => parseResponse(api.digests[':id'].report.$get({ param: { id } })) });
