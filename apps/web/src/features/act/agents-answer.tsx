import { useQuery } from '@tanstack/react-query';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { sessionQuery } from '../organisation/queries.ts';
import { themeAgentsQuery } from '../understand/queries.ts';

/** What an update form holds for the agents who reported a theme: the customers' words, or others. */
export interface AgentsWords {
  agentsSame: boolean;
  agentsText: string;
}

/** Nothing of their own yet: agents read what customers read. */
export const sameForAgents: AgentsWords = { agentsSame: true, agentsText: '' };

/** Whether agents' reports can be shown on a theme, so that an answer to them finds readers. */
export function useIsReported(themeId: string): boolean {
  const { data: session } = useQuery(sessionQuery);
  const { data: side } = useQuery({ ...themeAgentsQuery(themeId), enabled: session?.permissions.includes('friction.read') === true });
  return side !== undefined && side.reports !== null;
}

/** What is sent to agents: nothing where none reported it, else the customers' words or their own. */
export function agentsTextOf({ agentsSame, agentsText }: AgentsWords, isReported: boolean, forCustomers: string): string {
  return !isReported ? '' : agentsSame ? forCustomers : agentsText;
}

/** The agents' side of one update; nothing is shown where none of them reported the theme. */
export function AgentsAnswer({ isReported, isSame, sameField, textField, error }: { isReported: boolean; isSame: boolean; sameField: object; textField: object; error: string | undefined }) {
  if (!isReported) return null;
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">For the agents who reported it</legend>
      <Checkbox label="Agents who reported it read the same" hint="On their session’s page and with their receipt code. Nobody knows who they are." {...sameField} />
      {isSame ? null : <Textarea label="For the agents who reported it" error={error} {...textField} />}
    </fieldset>
  );
}
