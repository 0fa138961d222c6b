import type { ReactNode } from 'react';

/** Names and counts, one below the other. */
export function CountTable({ caption, rows }: { caption: ReactNode; rows: readonly (readonly [string, number])[] }) {
  return (
    <table className="mt-6 w-full max-w-[420px] border-collapse text-small">
      <caption className="mb-1 text-start font-[620]">{caption}</caption>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name} className={`border-b border-line ${count === 0 ? 'text-ink-3' : ''}`}>
            <th scope="row" className="py-2 text-start font-normal first-letter:uppercase">
              {name}
            </th>
            <td className="num py-2 text-end">{count.toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
