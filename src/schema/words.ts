/**
 * A field's description in its parts. The schemas say in fixed words what holds when a field is left out, and when it is
 * needed, so that an editor's hover text and the reference page come from one sentence.
 */
export function parseDescription(description: string): FieldWords {
  const words: FieldWords = { text: '', otherwise: undefined, needed: undefined };
  const kept: string[] = [];
  for (const sentence of description.split(/(?<=[.?]) (?=[A-Z])/)) {
    const otherwise = otherwiseIn(sentence);
    const needed = /^Needed (.+)\.$/.exec(sentence)?.[1];
    if (needed !== undefined) words.needed = needed;
    else if (!otherwise) kept.push(sentence);
    else {
      words.otherwise = otherwise.value;
      if (otherwise.before) kept.push(`${otherwise.before}.`);
    }
  }
  words.text = kept.join(' ');
  return words;
}

/** How long a text or a list may be, or between which numbers: `of 3 to 80 characters`; empty where any will do. */
export function sizeOf(noun: string, least: number | undefined, most: number | undefined): string {
  // Everyone expects a list to have at least one entry.
  const low = least !== undefined && least > 1 ? least : undefined;
  if (low !== undefined && most !== undefined) return ` of ${low} to ${most} ${noun}`;
  if (most !== undefined) return ` of at most ${most} ${noun}`;
  return low === undefined ? '' : ` of at least ${low} ${noun}`;
}

/** `If left out: this.`, or `That; this if left out.` */
function otherwiseIn(sentence: string): { before?: string | undefined; value: string } | undefined {
  const first = /^If left out: (.+)\.$/.exec(sentence)?.[1];
  if (first !== undefined) return { value: first };
  const [whole, before, value = '', rest = ''] =
    /^(?:([^;]+); )?([^;]+) if left out(,[^;]+)?\.$/.exec(sentence) ?? [];
  return whole === undefined ? undefined : { before, value: value + rest };
}

export interface FieldWords {
  /** What it means. */
  text: string;
  /** What holds if it is left out. */
  otherwise: string | undefined;
  /** In which case it must be there. */
  needed: string | undefined;
}
