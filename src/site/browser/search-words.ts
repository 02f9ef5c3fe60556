/** Every word of the search dialog, in one place, so that a translation need not be a fork. */
export const WORDS = {
  search: 'Search',
  placeholder: 'Alert name, error text, service, word',
  close: 'Close',
  filter: 'Filter',
  any: 'Any',
  filters: { kind: 'Kind', team: 'Team', service: 'Service', severity: 'Severity', role: 'Role' },
  goTo: 'Go to',
  page: 'Page',
  nothing: (query: string) => (query === '' ? 'Nothing found.' : `Nothing found for “${query}”.`),
  names: (count: number) => (count === 1 ? '1 name matches' : `${count} names match`),
  pages: (count: number) => (count === 1 ? '1 page found' : `${count} pages found`),
  more: (shown: number, total: number) =>
    `These are the best ${shown} of ${total}. Another word or a filter makes them fewer.`,
  noIndex: 'There is no index yet, so only names are found. Make one: npm run build',
  notLoaded: 'The index cannot be loaded now. Names, alerts and error texts are found without it.',
  oldIndex: (age: string) => `The index is that of the last build, ${age}.`,
} as const;
