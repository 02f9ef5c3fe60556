import { readFile, writeFile } from 'node:fs/promises';
import { defineCommand } from '../src/commands/define-command.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import { UsageError } from '../src/diagnostics/command-error.ts';

const target = new URL('../src/markdown/lookalikes.ts', import.meta.url);

const lookalikes = defineCommand({
  name: 'lookalikes',
  summary: 'write the table of characters that look like ASCII',
  usage: 'FILE',
  description:
    'Writes src/markdown/lookalikes.ts from confusables.txt of the Unicode Consortium, which is at https://www.unicode.org/Public/security/latest/confusables.txt.',
  words: { most: 1, help: { FILE: 'confusables.txt' } },
  options: {},
  exitCodes: { 0: 'written' },
  run: async ({ words: [file], context: { console } }) => {
    if (file === undefined) throw new UsageError('Missing file.');
    await writeFile(target, moduleText(await readFile(file, 'utf8')));
    console.log('Wrote src/markdown/lookalikes.ts.');
    return 0;
  },
});

await runAsProcess(lookalikes);

function moduleText(text: string): string {
  const version = /^# Version: (.+)$/m.exec(text)?.[1] ?? '';
  const found = new Map<string, string[]>();
  for (const [, from = '', to = ''] of text.matchAll(/^([0-9A-F]+) ;\t([0-9A-F ]+) ;/gm)) {
    const [character, seen] = [from, to].map((hex) =>
      String.fromCodePoint(...hex.split(' ').map((code) => parseInt(code, 16))),
    );
    const ascii = seen === 'rn' ? 'm' : seen;
    if (
      character === undefined ||
      ascii === undefined ||
      !/^[!-~]$/.test(ascii) ||
      isAscii(character.normalize('NFKC'))
    )
      continue;
    found.set(ascii, [...(found.get(ascii) ?? []), from.toLowerCase()]);
  }
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ascii, codes]) => `  [${JSON.stringify(ascii)}, '${codes.join(' ')}'],\n`);
  return `// Written by scripts/lookalikes.ts from confusables.txt ${version} of the Unicode Consortium. Do not edit.

/**
 * The code points that look like a character of ASCII, in hexadecimal, by that character. Without those that Unicode itself
 * turns into ASCII (NFKC), such as fullwidth and mathematical letters.
 */
export const LOOKALIKES: readonly (readonly [ascii: string, codePoints: string])[] = [
${rows.join('')}];
`;
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7F]*$/.test(text);
}
