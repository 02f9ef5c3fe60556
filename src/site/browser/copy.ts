import * as words from './strings/main.ts';

/**
 * Shows the copy buttons and makes them work. What is copied is what was checked, character by character, and never ends
 * in a line break, so that nothing runs by being pasted; what was said to the reader stays until the next press.
 */
export function offerCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    status.className = 'visually-hidden';
    button.after(status);
    button.addEventListener('click', () => void copy(button, status));
  }
}

async function copy(button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const source =
    document.getElementById(button.dataset['copy'] ?? '') ?? button.parentElement?.querySelector('pre, code');
  const text = (source?.textContent ?? '').replace(/\n+$/, '');
  const blanks = text.match(/\{\{[A-Z][A-Z0-9_]*\}\}/g);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = blanks ? words.copiedWithBlanks : words.copied;
    status.textContent = blanks
      ? words.stillToFillIn({ blanks: [...new Set(blanks)].join(', ') })
      : words.copied;
  } catch {
    if (source) getSelection()?.selectAllChildren(source);
    button.textContent = words.selected;
    status.textContent = words.copyingNotAllowed;
  }
}
