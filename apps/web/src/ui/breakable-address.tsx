/** An email or a web address that breaks before its at sign and after its dots and slashes where there is no room, never within a word. */
export function BreakableAddress({ address }: { address: string }) {
  return (
    <span className="wrap-anywhere">
      {address.split(/(?=@)|(?<=[./])/).map((part, place) => (
        <span key={place}>
          {place === 0 ? null : <wbr />}
          {part}
        </span>
      ))}
    </span>
  );
}
