import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { partsOf } from '../part.ts';
import type { Rule } from './rule.ts';

export const implicitBool: Rule = {
  finds: {
    'yaml/implicit-bool': {
      level: 'warning',
      reason: 'Here an unquoted no is a word, but many other programs that read the file take it as false.',
      example: { kind: 'runbook', whole: true },
    },
  },
  *check({ files }) {
    for (const { file, yaml, data } of files.flatMap(partsOf)) {
      if (!yaml || data === undefined || !BARE.test(yaml.text)) continue;
      const words = new Set(stringsIn(data));
      for (const [number, line] of yaml.text.split('\n').entries())
        for (const { 0: match, 1: word = '', index } of line.matchAll(BARE_ALL))
          if (words.has(word))
            yield bare(file, word, number + yaml.firstLine, index + match.length - word.length + 1);
    }
  },
};

function bare(file: string, word: string, line: number, column: number): Finding {
  return {
    file,
    rule: 'yaml/implicit-bool',
    level: 'warning',
    message: `unquoted ${quote(word)} means true or false to other YAML readers`,
    help: `Put it in quotation marks: "${word}".`,
    at: { type: 'text', line, column, endLine: line, endColumn: column + word.length },
  };
}

/** The strings that are exactly such a word. A word inside a longer text does not count. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (WORD.test(value)) yield value;
  } else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) yield* stringsIn(child);
}

const WORD = /^(?:yes|no|on|off)$/i;
const BARE = /(?:[:[,-]) +(?:yes|no|on|off) *(?:[,\]}#]|$)/im;
const BARE_ALL = /(?:[:[,-]) +(yes|no|on|off)(?= *(?:[,\]}#]|$))/gi;
