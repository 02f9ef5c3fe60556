import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishedSchemas } from '../../src/publish/published-schemas.ts';
import { built, type Site, type Variant } from './built.ts';
import { MIXED } from './content.ts';
import { fingerprintsOf } from './files.ts';
import { divide } from './withheld.ts';
import {
  isCode,
  isIndexed,
  phraseOf,
  readableIn,
  textsOfGuide,
  textsOfRules,
  textsOfSchemas,
  wordsIn,
  wordsOfMuster,
} from './words.ts';

const WHOLE: Variant = { content: MIXED, audience: 'restricted' };

for (const audience of ['public', 'internal'] as const) {
  test(`nothing withheld from the ${audience} audience is in its site`, async () => {
    const [whole, site] = [await built(WHOLE), await built({ ...WHOLE, audience })];
    assert.deepEqual(leaksIn(site.folder, secretsOf(whole, audience)), []);
  });

  test(`what is withheld from the ${audience} audience is found in the whole site`, async () => {
    const whole = await built(WHOLE);
    const secrets = secretsOf(whole, audience);
    assert.ok(secrets.get('runbooks')?.words.length);
    const found = new Set(leaksIn(whole.folder, secrets).map(({ secret }) => secret));
    for (const [kind, { words, phrases }] of secrets) {
      const all = [...words, ...phrases];
      const share = all.filter((secret) => found.has(secret)).length / all.length;
      assert.ok(share > 0.4 || NOWHERE.has(kind), `${kind}: ${share} of ${all.length}`);
    }
  });

  test(`what no content can change is the same in the ${audience} site`, async () => {
    const [whole, site] = [await built(WHOLE), await built({ ...WHOLE, audience })];
    const codeOf = ({ folder }: Site) => [...fingerprintsOf(folder)].filter(([file]) => isCode(file));
    assert.deepEqual(codeOf(site), codeOf(whole));
    for (const [file, text] of publishedSchemas())
      assert.equal(readFileSync(join(site.folder, file), 'utf8'), text);
  });
}

/**
 * What an audience must not find: words and whole texts that only withheld facts hold, by kind of fact. The beginnings
 * of open words are no secrets, because the index cuts words down to them.
 */
function secretsOf(whole: Site, audience: 'public' | 'internal'): Map<string, Secrets> {
  const { withheld, open } = divide(whole, audience);
  const said = phraseOf([...open, ...textsOfSchemas(), ...textsOfRules(), ...textsOfGuide()].join('\n'));
  // The index keeps 10,000 as one word without its comma.
  const withoutCommas = open.join('\n').replace(/(\d),(?=\d{3})/g, '$1');
  const words = [...wordsIn(open.join('\n')), ...wordsIn(withoutCommas), ...wordsOfMuster()].join(' ');
  return new Map(
    [...withheld].map(([kind, texts]) => [
      kind,
      {
        words: [...wordsIn(texts.join('\n'))].filter((word) => !` ${words}`.includes(` ${word}`)),
        phrases: texts.map(phraseOf).filter((text) => text.length > 5 && !said.includes(text)),
      },
    ]),
  );
}

function leaksIn(site: string, secrets: Map<string, Secrets>): Leak[] {
  return [...readableIn(site)].flatMap(([file, text]) => {
    const [all, phrase] = [wordsIn(text), phraseOf(text)];
    const isWord = (word: string) => (file.endsWith('.pf_index') ? isIndexed(text, word) : all.has(word));
    return [...secrets].flatMap(([kind, { words, phrases }]) =>
      [...words.filter(isWord), ...phrases.filter((secret) => phrase.includes(secret))].map((secret) => ({
        file,
        kind,
        secret,
      })),
    );
  });
}

/** No page shows these yet, or shows what they refer to in their place. */
const NOWHERE = new Set(['organisation, links', 'organisation, issue_url']);

interface Secrets {
  words: string[];
  phrases: string[];
}

interface Leak {
  file: string;
  kind: string;
  secret: string;
}
