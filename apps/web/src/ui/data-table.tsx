import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end and in even digits. */
  isFigure?: boolean;
  canSort?: boolean;
  isHiddenOnPhone?: boolean;
}

export interface Sort {
  by: string;
  direction: 'up' | 'down';
}

interface DataTableProps<Row> {
  /** What the table holds, read out before its rows. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The order in the URL; the server sorts, the table only shows and asks. */
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selected?: readonly string[];
  onSelect?: (ids: string[]) => void;
  rowLabel?: (row: Row) => string;
  /** The row keys act on. */
  current?: string | undefined;
  isLoading?: boolean;
  /** The empty state shown in place of rows. */
  empty: ReactNode;
}

/** Rows and columns with rules, sortable heads and, where asked for, rows that can be chosen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, selected, onSelect, rowLabel, empty, isLoading = false } = props;
  if (rows.length === 0 && !isLoading) return <>{empty}</>;
  return (
    <div className="overflow-x-auto" aria-busy={isLoading || undefined}>
      <table className={`w-full border-collapse text-small ${isLoading ? 'opacity-60' : ''}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {onSelect === undefined ? null : <SelectAll ids={rows.map(rowId)} selected={selected ?? []} onSelect={onSelect} />}
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} aria-current={rowId(row) === props.current || undefined} className="border-b border-line hover:bg-hover has-[input:checked]:bg-kept-soft aria-current:bg-surface">
              {onSelect === undefined ? null : (
                <td className="w-9 py-2.5 align-top">
                  <SelectOne id={rowId(row)} label={rowLabel?.(row) ?? rowId(row)} selected={selected ?? []} onSelect={onSelect} />
                </td>
              )}
              {columns.map((column) => (
                <td key={column.id} className={`py-2.5 pe-4 align-top leading-6 last:pe-0 ${cellClass(column)}`}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass<Row>(column: Column<Row>): string {
  return `${column.isFigure === true ? 'num text-end' : 'text-start'} ${column.isHiddenOnPhone === true ? 'max-desk:hidden' : ''}`;
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void }) {
  const isSorted = sort?.by === column.id;
  const look = `border-b border-line-strong py-2 pe-4 text-tiny font-normal text-ink-3 last:pe-0 ${cellClass(column)}`;
  if (column.canSort !== true || onSort === undefined) {
    return (
      <th scope="col" className={look}>
        {column.header}
      </th>
    );
  }
  const order = sort?.direction === 'up' ? 'ascending' : 'descending';
  const Arrow = isSorted ? (sort.direction === 'up' ? ArrowUp : ArrowDown) : ChevronsUpDown;
  return (
    <th scope="col" aria-sort={isSorted ? order : undefined} className={look}>
      <button
        type="button"
        onClick={() => onSort({ by: column.id, direction: isSorted && sort.direction === 'down' ? 'up' : 'down' })}
        className={`inline-flex min-h-6 items-center gap-1 rounded-small hover:text-ink ${isSorted ? 'font-[560] text-ink' : ''}`}
      >
        {column.header}
        <Arrow aria-hidden="true" size={13} />
      </button>
    </th>
  );
}

interface SelectProps {
  selected: readonly string[];
  onSelect: (ids: string[]) => void;
}

function SelectAll({ ids, selected, onSelect }: SelectProps & { ids: readonly string[] }) {
  const isAll = ids.length > 0 && ids.every((id) => selected.includes(id));
  return (
    <th scope="col" className="w-9 border-b border-line-strong py-2">
      <Checkbox label="Choose all rows" isLabelHidden checked={isAll} onChange={() => onSelect(isAll ? [] : [...ids])} />
    </th>
  );
}

function SelectOne({ id, label, selected, onSelect }: SelectProps & { id: string; label: string }) {
  const isOn = selected.includes(id);
  return (
    <Checkbox
      label={`Choose ${label}`}
      isLabelHidden
      checked={isOn}
      onChange={() => onSelect(isOn ? selected.filter((other) => other !== id) : [...selected, id])}
    />
  );
}
