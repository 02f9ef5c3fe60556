import type { WrappedCommand } from './program.ts';

/**
 * What an awk program runs and writes: `system`, a pipe to or from a command, and a file that is printed to. What is put
 * together from several texts cannot be read here.
 */
export function commandsInAwk(program: string): WrappedCommand[] {
  const found: WrappedCommand[] = [];
  const tokens = tokensOf(program);
  for (const [index, { type, text }] of tokens.entries()) {
    const next = tokens[index + 1];
    const after = tokens[index + 2];
    if (text === 'system' && type === 'name') {
      const isText = after?.type === 'text' && tokens[index + 3]?.text === ')';
      found.push(isText ? { shell: after.text } : { hides: 'a command that it puts together' });
    } else if (type === 'sign' && (text === '|' || text === '|&')) {
      const command = next?.text === 'getline' ? tokens[index - 1] : next;
      found.push(
        command?.type === 'text' ? { shell: command.text } : { hides: 'a command that it puts together' },
      );
    } else if (type === 'sign' && (text === '>' || text === '>>') && isPrinted(tokens, index))
      found.push({ words: ['>', text, next?.type === 'text' ? next.text : '$FILE'] });
    else if (type === 'sign' && text === '@') found.push({ hides: 'code that it loads' });
  }
  return found;
}

/** Whether a sign comes after `print` in the same statement and outside of brackets: there it writes a file. */
function isPrinted(tokens: Token[], index: number): boolean {
  let closed = 0;
  for (let at = index - 1; at >= 0; at--) {
    const { type, text } = tokens[at] ?? { type: 'sign', text: '' };
    if (type === 'name' && (text === 'print' || text === 'printf')) return closed === 0;
    if (type !== 'sign') continue;
    if (text === ')') closed++;
    if (text === '(' && --closed < 0) return false;
    if (text === ';' || text === '{' || text === '}' || text === '\n') return false;
  }
  return false;
}

function tokensOf(program: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < program.length) {
    const before = tokens.at(-1);
    const isValue =
      before !== undefined && (before.type !== 'sign' || before.text === ')' || before.text === ']');
    const pattern = isValue ? TOKEN : TOKEN_OR_PATTERN;
    pattern.lastIndex = TOKEN.lastIndex;
    const match = pattern.exec(program);
    if (!match) break;
    TOKEN.lastIndex = pattern.lastIndex;
    const [, text, name, sign] = match;
    if (text !== undefined) tokens.push({ type: 'text', text: text.replace(/\\(.)/gs, '$1') });
    else if (name !== undefined) tokens.push({ type: 'name', text: name });
    else if (sign !== undefined) tokens.push({ type: 'sign', text: sign });
  }
  return tokens;
}

const SPACE = String.raw`[ \t\r]+|\\\n|#[^\n]*`;
const REST = String.raw`"((?:[^"\\]|\\.)*)"?|([\w.]+)|(\|&|\|\||&&|>>|>=|[^\w\s"]|\n)`;
const TOKEN = new RegExp(`(?:${SPACE})|${REST}`, 'gs');
/** Where a value starts, a slash starts a pattern; after a value it divides. */
const TOKEN_OR_PATTERN = new RegExp(
  String.raw`(?:${SPACE}|/(?:[^/\\\n[]|\\.|\[\^?\]?(?:[^\]\n\\]|\\.)*\])+/)|${REST}`,
  'gs',
);

interface Token {
  type: 'text' | 'name' | 'sign';
  text: string;
}
