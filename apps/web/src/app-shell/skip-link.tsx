/** The first thing a keyboard reaches: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed start-4 top-4 z-50 -translate-y-24 rounded-field border border-line-strong bg-surface px-4 py-2.5 font-[560] focus:translate-y-0"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      Skip to the page
    </a>
  );
}
