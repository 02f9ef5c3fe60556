import { splitWords } from './arguments.ts';
import type { Call } from './program.ts';

/** Whether a text has a name as a whole, and not as a part of a longer one. */
export function hostIn(text: string, name: string): boolean {
  const exact = name.replace(/[^\w-]/g, '\\$&');
  return new RegExp(`(?<![\\w.-])${exact}(?![\\w-]|\\.\\w)`, 'i').test(text);
}

/** Whether a program runs on a host, or connects to it alone: as its target, or to copy a file from or to it. */
export function runsOn({ program, args, on }: Call, name: string): boolean {
  if (on !== undefined) return isOnly(on, name);
  const target = program?.target;
  const options = target ? splitWords(target.options) : [];
  return args.some((arg, index) => {
    const glued = options.find((option) => GLUED.test(option) && arg.startsWith(option));
    if (glued !== undefined && isOnly(arg.slice(glued.length), name)) return true;
    if (!isOnly(arg, name)) return false;
    const isValue =
      options.includes(args[index - 1] ?? '') || options.some((one) => arg.startsWith(`${one}=`));
    return isValue || COPIES.test(arg) || target?.words?.test(arg) === true;
  });
}

/** A client that is given several hosts goes on to the next one. */
function isOnly(text: string, name: string): boolean {
  return hostIn(text, name) && !text.includes(',');
}

/** A file on a host: `db-1.shop.example:/srv/copy`. */
const COPIES = /^(?:[\w.-]+@)?[\w.-]+:(?![\d/]{2})/;
/** An option of one letter, whose value may follow without a space. */
const GLUED = /^-[A-Za-z]$/;
