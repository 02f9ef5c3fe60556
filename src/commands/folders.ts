/** The folder of the organisation. Muster ships no file in it, so that no release changes what is there. */
export const ORG = 'org';

/** The folder of the example, which the commands take until there is a folder of the organisation. */
export const EXAMPLE = 'example';

/** The folder of the base. */
export const BASE = 'content';
