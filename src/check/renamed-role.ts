import type { Finding } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/spelling.ts';
import { rewording } from '../markdown/words.ts';
import type { Catalog } from '../model/catalog.ts';
import { languageOf } from '../model/language.ts';
import { calledInBase, roleInSentence } from '../model/role-name.ts';
import { placesOf } from './left-out.ts';
import type { ReadFile } from './read.ts';

/** Reports each role of the base that has another name now, while sentences of the base still say the old one. */
export function renamedRoleFindings(catalog: Catalog, files: readonly ReadFile[]): Finding[] {
  const language = languageOf(catalog);
  const reword = rewording(catalog.handbook?.data.words ?? {});
  return files.flatMap(({ file, inBase, layer, placement }): Finding[] => {
    const role = placement?.kind === 'role' ? catalog.roles.get(placement.id) : undefined;
    if (!role || !inBase || layer.isBase) return [];
    const [name, called] = [roleInSentence(role.data.name, language), calledInBase(role.id)];
    if (roleInSentence(role.data.name, 'en') === called || reword(called) !== called) return [];
    const places = placesOf([{ id: role.id, words: [called] }], files);
    if (places.length === 0) return [];
    const first = places.slice(0, SHOWN).map((place) => `${place.file}:${place.line}`);
    return [
      {
        file,
        rule: 'layer/old-name',
        level: 'warning',
        message: `the base still says ${quote(called)} in ${places.length} ${places.length === 1 ? 'place' : 'places'}, and the role is called ${quote(name)} now; see ${first.join(', ')}`,
        help: `Add a line to words in handbook.yaml, which changes these too: ${called}: ${JSON.stringify(name)}.`,
        at: { type: 'value', path: ['name'] },
      },
    ];
  });
}

/** So many that a reader sees what kind of sentence it is. */
const SHOWN = 3;
