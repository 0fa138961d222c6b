import { useRouter } from '@tanstack/react-router';
import { navGroups, organisationGroup, type NavGroup } from './nav-entries.ts';

/** The groups this member can go to: pages that exist and that the role allows. */
export function useNav(permissions: readonly string[]): { stages: NavGroup[]; organisation: NavGroup } {
  const { routesByPath } = useRouter();
  const open = (group: NavGroup): NavGroup => ({
    ...group,
    entries: group.entries.filter((entry) => entry.to in routesByPath && permissions.includes(entry.permission)),
  });
  return { stages: navGroups.map(open).filter((group) => group.entries.length > 0), organisation: open(organisationGroup) };
}
