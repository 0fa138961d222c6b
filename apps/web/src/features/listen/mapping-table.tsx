import { columnsOf, type ImportMapping, parseMapping } from '@kept/core/listen/import-mapping.ts';
import { importPlans } from '@kept/core/listen/import-plans.ts';
import { inputClass } from '../../ui/input-class.ts';
import { targetWords } from './import-target-words.ts';
import type { Preview } from './queries.ts';

interface MappingTableProps {
  preview: Preview;
  mapping: ImportMapping;
  /** What we would do by ourselves, as the API writes it. */
  suggested: string;
  error?: string | undefined;
  onMap: (column: string, field: string | undefined) => void;
}

/** Their columns with an example, what each is for us, and how it is stored. */
export function MappingTable({ preview, mapping, suggested, error, onMap }: MappingTableProps) {
  const { fields } = importPlans[preview.into];
  const words = targetWords[preview.into];
  const parsed = parseMapping(suggested, fields);
  const ours: ImportMapping = parsed.ok ? parsed.mapping : {};
  const fieldOf = (from: ImportMapping, column: string) => fields.find((field) => columnsOf(from, field).includes(column));
  return (
    <div className="grid gap-2">
      {error === undefined ? null : <p className="text-small font-[560] text-late">{error}</p>}
      <table className="w-full max-w-[1080px] table-fixed border-collapse text-small">
        <caption className="sr-only">Which column is what</caption>
        <thead>
          <tr className="border-b border-line-strong text-start text-tiny text-ink-3">
            <th className="py-2 pe-4 text-start font-[560] max-desk:w-[48%]">Their column</th>
            <th className="w-56 py-2 pe-4 text-start font-[560] max-desk:w-[52%] max-desk:pe-0">Is our</th>
            <th className="w-64 py-2 text-start font-[560] max-desk:hidden">Stored as</th>
          </tr>
        </thead>
        <tbody>
          {preview.header.map((column, place) => {
            const field = fieldOf(mapping, column);
            const example = preview.examples.map((row) => row.cells[place] ?? '').find((cell) => cell !== '') ?? '';
            return (
              <tr key={column} className="border-b border-line align-top">
                <th scope="row" className="py-2.5 pe-4 text-start font-normal">
                  <span className="font-[560] break-words">{column}</span>
                  {field !== undefined && field === fieldOf(ours, column) ? <span className="ms-2 text-tiny whitespace-nowrap text-ink-3 max-desk:ms-0 max-desk:block">Auto-mapped</span> : null}
                  <span className="mt-0.5 block truncate font-voice text-ink-2">{example}</span>
                </th>
                <td className="py-2.5 pe-4 max-desk:pe-0">
                  <select aria-label={`What “${column}” is`} className={`${inputClass} pe-8`} value={field ?? ''} onChange={(event) => onMap(column, fields.find((one) => one === event.target.value))}>
                    <option value="">Left out</option>
                    {fields.map((one) => (
                      <option key={one} value={one}>
                        {words.fields[one]}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="py-2.5 text-ink-2 max-desk:hidden">{field === undefined ? 'Not stored' : words.stored[field]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
