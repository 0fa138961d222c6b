import { z } from 'zod';

/** Threat: what a source calls a language goes into a page only as a tag. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i);
