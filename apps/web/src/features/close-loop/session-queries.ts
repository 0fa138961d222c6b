import { queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type FrictionSession = InferResponseType<(typeof api.friction.rounds)[':id']['session']['$get'], 200>;
export type SessionPoint = FrictionSession['points'][number];
export type NewOutcome = InferRequestType<(typeof api.friction.points)[':id']['outcome']['$post']>['json'];

/** A friction session: its agenda, the customers' side of each point, and what came of it. */
export const frictionSessionQuery = (id: string) => queryOptions({ queryKey: ['friction', 'session', id], queryFn: () => parseResponse(api.friction.rounds[':id'].session.$get({ param: { id } })) });
