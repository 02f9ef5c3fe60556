import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Catalog } from '../model/catalog.ts';
import { interfaceOf, type Interface, type Strings } from '../model/interface.ts';
import { parseArea } from '../model/interface-text.ts';
import { mainLanguage } from '../model/language.ts';
import { PROJECT } from './project.ts';

/** The interface of a handbook, with the translation that comes with Muster; undefined if it is the usual English one. */
export function readInterface(catalog: Catalog): Interface | undefined {
  return interfaceOf(catalog, readTranslation);
}

/** The strings that Muster ships in a language, or in the language without its region; none if there is no translation. */
export function readTranslation(language: string): Strings {
  const main = mainLanguage(language);
  return new Map([...stringsIn(main), ...(main === language ? [] : stringsIn(language))]);
}

function stringsIn(language: string): Strings {
  const ending = `.${language}.yaml`;
  const paths = globSync(`**/*${ending}`, { cwd: FOLDER }).sort();
  return new Map(
    paths.flatMap((path) => {
      const area = path.slice(0, -ending.length).split(sep).join('/');
      const texts = parseArea(readFileSync(join(FOLDER, path), 'utf8'));
      return [...texts].map(([key, text]) => [`${area}.${key}`, text] as const);
    }),
  );
}

const FOLDER = join(PROJECT, 'src/site/strings');
