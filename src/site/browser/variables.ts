import * as words from './strings/main.ts';

/** Copies the values that the reader enters into every field of the page, so that a copied command is ready to run. */
export function fillVariables(inputs: HTMLInputElement[]): void {
  for (const input of inputs) {
    const name = input.dataset['fill'] ?? '';
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    note.id = `note-${name}`;
    input.setAttribute('aria-describedby', note.id);
    input.after(note);
    input.addEventListener('input', () => {
      const problem = problemOf(input);
      note.textContent = problem;
      input.setAttribute('aria-invalid', String(problem !== ''));
      const value = problem === '' && input.value !== '' ? input.value : `{{${name}}}`;
      for (const field of document.querySelectorAll(`var[data-variable="${name}"]`))
        field.textContent = value;
    });
  }
}

/** Why a value is not put into a command; empty if it is fine. A pasted line break would run the command. */
function problemOf(input: HTMLInputElement): string {
  if (input.value === '') return '';
  if (/\p{Cc}/u.test(input.value)) return words.controlCharacter;
  if (input.validity.patternMismatch) return words.notLikeTheExample({ pattern: input.pattern });
  if (input.pattern === '' && /[;&|`$<>()\\'"\s]/.test(input.value)) return words.shellCharacter;
  return '';
}
