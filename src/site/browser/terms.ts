/** Hides the meaning of a term on Escape, so that the text under it can be read. */
export function dismissMeanings(): void {
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') document.body.classList.add('told');
  });
  for (const type of ['focusin', 'mouseover'] as const)
    document.addEventListener(type, ({ target }) => {
      if ((target as Element).closest('.term')) document.body.classList.remove('told');
    });
}
