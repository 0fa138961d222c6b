import type { TestApp } from '../test-app.ts';
import { makeWorld } from '../world.ts';
import type { Face } from './face.ts';
import { layAgentFaces } from './lay-agent-faces.ts';
import { layOwnFaces } from './lay-own-faces.ts';
import { layOwnerFaces } from './lay-owner-faces.ts';
import { layPublicFaces } from './lay-public-faces.ts';
import { laySurveyFaces } from './lay-survey-faces.ts';

/** Every page that customers and agents read, in its states; some follow on each other, so they are asked for in their order. */
export async function layFaces(app: TestApp): Promise<Face[]> {
  const world = await makeWorld(app, 'Northlight Energy');
  const empty = await makeWorld(app, 'Tidewater Bank');
  const faces = [...(await layPublicFaces(app, world, empty)), ...(await layOwnFaces(app, world)), ...(await laySurveyFaces(app, world)), ...(await layAgentFaces(app, world, empty)), ...(await layOwnerFaces(app, world))];
  // Nobody answers within the second in which a page came.
  app.setNow(new Date(app.deps.now().getTime() + 60_000));
  return faces;
}
