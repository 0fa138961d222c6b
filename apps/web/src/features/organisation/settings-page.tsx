import { lazy, Suspense } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { SourcesPanel } from '../listen/sources-panel.tsx';
import { LaddersPanel } from '../act/ladders/ladders-panel.tsx';
import { ImagesPanel } from '../close-loop/images/images-panel.tsx';
import { ReadingPanel } from '../understand/reading-panel.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { CalendarPanel } from './calendar-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { OrganisationSettings } from './organisation-settings.tsx';
import { PasswordForm } from './password-form.tsx';
import type { Settings } from './queries.ts';
import { SettingsSummary } from './settings-summary.tsx';
import { WebhooksPanel } from './webhooks/webhooks-panel.tsx';

/** Administrators alone open it, and seldom. */
const PublicFacePanel = lazy(() => import('./public-face/public-face-panel.tsx').then(({ PublicFacePanel: panel }) => ({ default: panel })));

interface SettingsPageProps {
  settings: Settings;
  may: (permission: 'organisation.change' | 'ladders.read' | 'ladders.change' | 'keys.read' | 'sources.read' | 'webhooks.read' | 'audit.read' | 'digests.read' | 'digests.write') => boolean;
  tab: string | undefined;
  before: number | undefined;
  ladder: string | undefined;
  /** What is looked at among the sources or the webhooks. */
  view: { source?: string | undefined; webhook?: string | undefined; state?: string | undefined; cursor?: string | undefined };
  onTab: (tab: string) => void;
  onLadder: (ladder: string | undefined) => void;
  onAuditPage: (before: number | undefined) => void;
}

/** What is decided for the organisation, its keys, its log, and one's own password. */
export function SettingsPage({ settings, may, tab, before, ladder, view, onTab, onLadder, onAuditPage }: SettingsPageProps) {
  const tabs: Tab[] = [
    { value: 'organisation', label: 'Organisation', panel: may('organisation.change') ? <OrganisationSettings settings={settings} /> : <SettingsSummary settings={settings} /> },
    ...(may('organisation.change') ? [{ value: 'public', label: 'Public face', panel: <Suspense fallback={<Skeleton rows={5} label="Loading the public face" />}><PublicFacePanel timezone={settings.timezone} /></Suspense> }] : []),
    { value: 'calendar', label: 'Working days', panel: <CalendarPanel mayChange={may('organisation.change')} /> },
    ...(may('ladders.read') ? [{ value: 'ladders', label: 'Escalation', panel: <LaddersPanel mayChange={may('ladders.change')} chosen={ladder} onChoose={onLadder} /> }] : []),
    ...(may('digests.read') ? [{ value: 'images', label: 'Images', panel: <ImagesPanel mayWrite={may('digests.write')} mayChooseLogo={may('organisation.change')} /> }] : []),
    { value: 'reading', label: 'Reading', panel: <ReadingPanel timezone={settings.timezone} /> },
    ...(may('keys.read') ? [{ value: 'keys', label: 'API keys', panel: <KeysPanel timezone={settings.timezone} /> }] : []),
    ...(may('sources.read') ? [{ value: 'sources', label: 'Sources', panel: <SourcesPanel timezone={settings.timezone} view={view} /> }] : []),
    ...(may('webhooks.read') ? [{ value: 'webhooks', label: 'Webhooks', panel: <WebhooksPanel timezone={settings.timezone} view={view} /> }] : []),
    ...(may('audit.read') ? [{ value: 'audit', label: 'Audit log', panel: <AuditPanel timezone={settings.timezone} before={before} onPage={onAuditPage} /> }] : []),
    { value: 'password', label: 'Your password', panel: <PasswordForm /> },
  ];
  const chosen = tabs.some(({ value }) => value === tab) ? (tab ?? 'organisation') : 'organisation';
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs label="Settings" tabs={tabs} chosen={chosen} onChoose={onTab} />
    </>
  );
}
