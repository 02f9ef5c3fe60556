/**
 * Opens the search dialog with `/`, with Ctrl or ⌘ K, and from every link and form that leads to the search page. All
 * of search is loaded only then; where it cannot be, the link leads to the page with the lists.
 */
export function listenForSearch(): void {
  document.addEventListener('keydown', (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    void open('');
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[data-search]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open('');
  });
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement && event.target.matches('[data-search]'))) return;
    event.preventDefault();
    const query = new FormData(event.target).get('q');
    void open(typeof query === 'string' ? query : '');
  });
  // Without JavaScript the forms lead here.
  const asked = new URLSearchParams(location.search).get('q');
  if (asked && location.pathname.endsWith('/search/')) void open(asked);
}

async function open(query: string): Promise<void> {
  try {
    const { openSearch } = await import('./search.ts');
    await openSearch(query);
  } catch {
    location.assign(`${import.meta.env.BASE_URL}search/`);
  }
}

function isShortcut({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !altKey;
  const typing = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  return key === '/' && !typing && !ctrlKey && !metaKey && !altKey;
}
