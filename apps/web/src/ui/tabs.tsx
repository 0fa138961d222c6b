import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface Tab {
  value: string;
  label: string;
  count?: number;
  panel: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  /** The open tab; the page keeps it in the URL. */
  chosen: string;
  onChoose: (value: string) => void;
}

/** Views of the same thing side by side; arrows move between them. */
export function Tabs({ label, tabs, chosen, onChoose }: TabsProps) {
  return (
    <Base.Root value={chosen} onValueChange={(value) => onChoose(String(value))}>
      <Base.List aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line-strong">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-10 border-b-2 border-transparent text-small font-[560] whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-active:border-kept data-active:text-ink"
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="num ms-1.5 text-tiny font-normal text-ink-3">{tab.count.toLocaleString('en-GB')}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-5 [&>[data-kind]:first-child]:border-t-0">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
