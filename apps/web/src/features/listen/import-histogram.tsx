interface ImportHistogramProps {
  title: string;
  values: readonly { readonly value: string; readonly count: number }[];
}

/** How often each value comes, as bars with their figures. */
export function ImportHistogram({ title, values }: ImportHistogramProps) {
  const most = values.reduce((highest, { count }) => Math.max(highest, count), 1);
  return (
    <table className="w-full max-w-[480px] border-collapse text-small">
      <caption className="pb-2 text-start font-[560]">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th>Value</th>
          <th>Rows</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ value, count }) => (
          <tr key={value}>
            <th scope="row" className="num w-28 py-0.5 pe-3 text-end font-normal break-words text-ink-2">
              {value}
            </th>
            <td aria-label={`${count.toLocaleString('en-GB')} rows`} className="py-0.5">
              <span className="flex items-center gap-2">
                <span aria-hidden="true" className="h-3 rounded-sm bg-kept" style={{ width: `${Math.max(1, Math.round((count * 75) / most))}%` }} />
                <span className="num text-ink-2">{count.toLocaleString('en-GB')}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
