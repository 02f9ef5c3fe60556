import { BUILT_IN_PROGRAMS } from './registry.ts';

/** What a program such as echo prints, if that is in its arguments or its input; undefined if it cannot be read here. */
export function printedText([name = '', ...args]: string[], input: string | undefined): string | undefined {
  switch (BUILT_IN_PROGRAMS.get(name)?.prints) {
    case 'words':
      return echoed(args);
    case 'format':
      return formatted(args);
    case 'input':
      return args.every((arg) => arg === '-') ? input : undefined;
    case 'nothing':
      return '';
    default:
      return undefined;
  }
}

/** The characters that `$'…'`, printf and `echo -e` make of a backslash and what follows it. */
export function unescapeText(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|0?([0-7]{1,3})|c(.)|(.))/gs,
    (_, hex?: string, short?: string, long?: string, octal?: string, control?: string, letter = '') => {
      const code = hex ?? short ?? long;
      if (code !== undefined) return characterOf(parseInt(code, 16));
      if (octal !== undefined) return characterOf(parseInt(octal, 8));
      if (control !== undefined) return characterOf(control.charCodeAt(0) & 31);
      return ESCAPES[letter as keyof typeof ESCAPES] ?? letter;
    },
  );
}

function echoed(args: string[]): string {
  const at = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const text = at < 0 ? '' : args.slice(at).join(' ');
  return args.slice(0, Math.max(at, 0)).some((arg) => arg.includes('e')) ? unescapeText(text) : text;
}

/** The format with its fields filled in, once. A width or a repeated format is not read. */
function formatted(args: string[]): string | undefined {
  if (args[0]?.startsWith('-v')) return '';
  const [format = '', ...values] = args[0] === '--' ? args.slice(1) : args;
  const fields = format.match(/%[^%]/g)?.length ?? 0;
  if (/%(?![%sbd])/.test(format) || values.length > fields) return undefined;
  let at = 0;
  return unescapeText(format).replace(/%([%sbd])/g, (_, kind: string) => {
    if (kind === '%') return '%';
    const value = values[at++] ?? '';
    return kind === 'b' ? unescapeText(value) : value;
  });
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const ESCAPES = { n: '\n', t: '\t', r: '\n', a: '', b: '', e: '', f: '\n', v: '\n' } as const;
