/**
 * Shows what is only true once a day is past: that a page, or a row of a list, is past its date. Decided here, on the
 * day that the reader has, because a site that nobody builds any more must not go on looking fresh. Nothing is hidden
 * that was not hidden before that day.
 */
export function showPast(marks: Iterable<HTMLElement>): void {
  const today = localDay(Date.now());
  for (const mark of marks) mark.hidden = !isPast(mark.dataset['validTo'], today);
  for (const cell of document.querySelectorAll<HTMLElement>('[data-count]')) {
    const list = document.getElementById(cell.dataset['count'] ?? '');
    if (list) cell.textContent = String(list.querySelectorAll('[data-valid-to]:not([hidden])').length);
  }
}

/** The date that an instant has on the reader's own calendar, as YYYY-MM-DD. */
export function localDay(instant: number): string {
  return new Date(instant - new Date(instant).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Whether the last valid day, as YYYY-MM-DD, is before today. It is empty for anything that was never valid. */
export function isPast(validTo: string | undefined, today: string): boolean {
  return validTo !== undefined && validTo < today;
}
