import { queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type BrandImage = InferResponseType<(typeof api)['brand-images']['$get'], 200>['images'][number];

/** The organisation's own images that can be chosen, the newest first. */
export const brandImagesQuery = queryOptions({ queryKey: ['brand-images'], queryFn: () => parseResponse(api['brand-images'].$get()) });
