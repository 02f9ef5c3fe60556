import * as words from './strings/main.ts';

/**
 * Copies the values that the reader enters into every field of the page, so that a copied command is ready to run. A value
 * is taken exactly as it is or not at all.
 */
export function fillVariables(inputs: HTMLInputElement[]): void {
  for (const input of inputs) {
    const name = input.dataset['fill'] ?? '';
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    note.id = `note-${name}`;
    input.setAttribute('aria-describedby', note.id);
    input.after(note);
    const fill = (value: string): void => {
      const problem = problemOf(value, input.pattern);
      note.textContent = problem;
      input.setAttribute('aria-invalid', String(problem !== ''));
      put(name, problem === '' ? value : '');
    };
    input.addEventListener('input', () => {
      fill(input.value);
    });
    // An input drops the line breaks of what is put into it, so that has to be judged before.
    const judge = (event: Event, data: DataTransfer | null): void => {
      const text = data?.getData('text/plain') ?? '';
      if (!/[\r\n]/.test(text)) return;
      event.preventDefault();
      input.value = '';
      fill(text);
    };
    input.addEventListener('paste', (event) => {
      judge(event, event.clipboardData);
    });
    input.addEventListener('drop', (event) => {
      judge(event, event.dataTransfer);
    });
  }
}

/** Fills in all values of an environment when the reader chooses it. */
export function offerEnvironments(choices: NodeListOf<HTMLInputElement>): void {
  for (const choice of choices) {
    choice.hidden = false;
    // A browser may bring the choice back after a reload, without what it had filled in.
    choice.checked = false;
    choice.addEventListener('change', () => {
      const values = JSON.parse(choice.dataset['environment'] ?? '{}') as Record<string, string>;
      for (const name in values) put(name, values[name] ?? '');
    });
  }
}

/** Puts a value into every field of its name, and into the addresses of links: one becomes a link once it has no gap. */
function put(name: string, value: string): void {
  values.set(name, value);
  for (const field of document.querySelectorAll(`var[data-variable="${name}"]`))
    field.textContent = value || `{{${name}}}`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-address]')) {
    const address = link.dataset['address']?.replace(
      /{{(\w+)}}/g,
      (gap, each: string, at: number, url: string) => {
        const filled = values.get(each);
        return filled ? (/[?#]/.test(url.slice(0, at)) ? encodeURIComponent : encodeURI)(filled) : gap;
      },
    );
    if (!address || address.includes('{{')) link.removeAttribute('href');
    else link.href = address;
  }
}

const values = new Map<string, string>();

/** Why a value is not filled in; empty if it is fine. A field without a pattern is in a message, not in a command. */
function problemOf(value: string, pattern: string): string {
  if (value === '') return '';
  if ((pattern ? HIDDEN : OBEYED).test(value)) return words.hiddenCharacter;
  return !pattern || matches(value, pattern) ? '' : words.notLikeTheExample({ pattern });
}

/** A browser that cannot read a pattern would accept everything, so nothing matches there. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(value);
  } catch {
    return false;
  }
}

/** Every space but the plain one, and every character that shows nothing. */
const HIDDEN = /(?! )[\p{C}\p{Z}\p{DI}\u2800]/u;
/** Line breaks, controls and marks of writing direction. */
const OBEYED = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
