/** The address of the list of sources; each has its id as its anchor. */
export const SOURCES = '/handbook/reference/sources/';
