import { columnsOf, type ImportField, importFields, type ImportMapping } from '@kept/core/listen/import-mapping.ts';
import { inputClass } from '../../ui/input-class.ts';
import type { Preview } from './queries.ts';

interface MappingTableProps {
  preview: Preview;
  mapping: ImportMapping;
  fieldWords: Readonly<Record<ImportField, string>>;
  error?: string | undefined;
  onMap: (column: string, field: ImportField | undefined) => void;
}

/** Their columns with an example, and what each is for us. */
export function MappingTable({ preview, mapping, fieldWords, error, onMap }: MappingTableProps) {
  return (
    <div className="grid gap-2">
      {error === undefined ? null : <p className="text-small font-[560] text-late">{error}</p>}
      <table className="w-full max-w-[960px] table-fixed border-collapse text-small">
        <caption className="sr-only">Which column is what</caption>
        <thead>
          <tr className="border-b border-line-strong text-start text-tiny text-ink-3">
            <th className="w-[28%] py-2 pe-4 text-start font-[560]">Their column</th>
            <th className="py-2 pe-4 text-start font-[560] max-desk:hidden">Example</th>
            <th className="w-56 py-2 text-start font-[560] max-desk:w-[52%]">Is our</th>
          </tr>
        </thead>
        <tbody>
          {preview.header.map((column, place) => (
            <tr key={column} className="border-b border-line">
              <th scope="row" className="py-2.5 pe-4 text-start font-[560] break-words">
                {column}
              </th>
              <td className="truncate py-2.5 pe-4 font-voice text-ink-2 max-desk:hidden">{preview.examples.map((row) => row.cells[place] ?? '').find((cell) => cell !== '') ?? ''}</td>
              <td className="py-2.5">
                <select
                  aria-label={`What “${column}” is`}
                  className={`${inputClass} pe-8`}
                  value={importFields.find((field) => columnsOf(mapping, field).includes(column)) ?? ''}
                  onChange={(event) => onMap(column, importFields.find((field) => field === event.target.value))}
                >
                  <option value="">Left out</option>
                  {importFields.map((field) => (
                    <option key={field} value={field}>
                      {fieldWords[field]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
