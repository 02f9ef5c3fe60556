/** The language of the interface: which files of src/site/strings are read, and what `<html lang>` says. */
export const LANGUAGE = 'en';
