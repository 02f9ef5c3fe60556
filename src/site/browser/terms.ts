/** Escape puts the meaning of a term away, for whoever wants to read what lies under it. */
export function dismissMeanings(): void {
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') document.body.classList.add('told');
  });
  for (const type of ['focusin', 'mouseover'] as const)
    document.addEventListener(type, ({ target }) => {
      if ((target as Element).closest('.term')) document.body.classList.remove('told');
    });
}
