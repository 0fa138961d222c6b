import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { AccountMenu } from './account-menu.tsx';
import type { NavCounts } from './nav-list.tsx';
import { Rail } from './rail.tsx';
import { ReturnLink } from './return-link.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { TopBar } from './top-bar.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useKeys } from './use-keys.ts';
import { useShellActions } from './use-shell-actions.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx').then(({ CommandPalette }) => ({ default: CommandPalette })));
const KeysPanel = lazy(() => import('./keys-panel.tsx').then(({ KeysPanel }) => ({ default: KeysPanel })));
const Toaster = lazy(() => import('../ui/toaster.tsx').then(({ Toaster }) => ({ default: Toaster })));
const NavDrawer = lazy(() => import('./nav-drawer.tsx').then(({ NavDrawer }) => ({ default: NavDrawer })));

interface AppShellProps {
  account: { name: string; email: string };
  organisation: string;
  otherOrganisations: readonly { id: string; name: string }[];
  permissions: readonly string[];
  counts: NavCounts;
  onSwitch: (organisationId: string) => void;
  onSearch: () => void;
  onSignOut: () => void;
  children: ReactNode;
}

type Panel = 'none' | 'palette' | 'keys' | 'menu';

/** Rail, top bar, palette, keys and toasts around every signed-in page. */
export function AppShell({ account, organisation, otherOrganisations, permissions, counts, onSwitch, onSearch, onSignOut, children }: AppShellProps) {
  const [panel, setPanel] = useState<Panel>('none');
  const [seen, setSeen] = useState<readonly Panel[]>([]);
  const open = (next: Panel) => {
    if (next === 'palette') onSearch();
    setSeen((before) => [...before, next]);
    setPanel(next);
  };
  const close = () => setPanel('none');
  useKeys();
  useFocusOnNavigation();
  useShellActions({ permissions, onSignOut, onOpenPalette: () => open('palette'), onShowKeys: () => open('keys') });
  return (
    <CSPProvider disableStyleElements>
      <SkipLink />
      <div className="grid min-h-dvh grid-cols-[216px_minmax(0,1fr)] max-desk:grid-cols-1 print:block">
        <Rail counts={counts} permissions={permissions} />
        <div className="min-w-0">
          <TopBar organisation={organisation} onOpenMenu={() => open('menu')} onOpenPalette={() => open('palette')}>
            <ThemeSwitch />
            <AccountMenu {...account} organisation={organisation} otherOrganisations={otherOrganisations} onSwitch={onSwitch} onSignOut={onSignOut} onShowKeys={() => open('keys')} />
          </TopBar>
          <main id="content" tabIndex={-1} className="max-w-[1180px] px-12 pt-8 pb-16 max-desk:px-4 max-desk:pt-5 print:max-w-none print:p-0">
            <ReturnLink />
            {children}
          </main>
        </div>
      </div>
      <Suspense>
        {seen.includes('palette') ? <CommandPalette isOpen={panel === 'palette'} onClose={close} /> : null}
        {seen.includes('keys') ? <KeysPanel isOpen={panel === 'keys'} onClose={close} /> : null}
        {seen.includes('menu') ? <NavDrawer isOpen={panel === 'menu'} onClose={close} counts={counts} permissions={permissions} /> : null}
      </Suspense>
      <Suspense>
        <Toaster />
      </Suspense>
    </CSPProvider>
  );
}
