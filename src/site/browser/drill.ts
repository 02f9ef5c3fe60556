import {
  clockText,
  dueInjects,
  giveInject,
  lastGiven,
  newRun,
  notesText,
  readRun,
  scoreItem,
  secondsPlayed,
  startClock,
  stopClock,
  sumOf,
  undoInject,
  type DrillNames,
  type Run,
} from './drill-run.ts';
import * as storage from './storage.ts';
import * as words from './strings/drill.ts';

/**
 * Runs a drill on its facilitator's page: keeps the time, opens each inject when it is due or given by hand, and saves
 * notes and points only in this browser. All state is saved after every change, so that nothing is lost with the tab.
 */
export function runDrill(page: HTMLElement): void {
  const drill = namesOf(page);
  const injects = [...page.querySelectorAll<HTMLElement>('[data-inject]')];
  const key = `muster:drill:${page.dataset['drill'] ?? ''}`;
  const at = partsOf(page);
  let run = readRun(storage.readStored(key));
  let sound: AudioContext | undefined;
  let wasOver = secondsPlayed(run, Date.now()) >= drill.minutes * 60;

  const save = (next: Run): void => {
    run = next;
    const isSaved = storage.store(key, JSON.stringify(run));
    at.kept.textContent = isSaved ? '' : words.notKept;
    show();
  };
  const give = (id: string): void => {
    save(giveInject(run, id, Date.now()));
    const inject = injects.find(({ dataset }) => dataset['inject'] === id);
    const details = inject?.querySelector('details');
    if (details) details.open = true;
  };
  const say = (text: string): void => {
    at.said.textContent = text;
    if (at.sound.checked) sound = beep(sound);
  };
  const look = (): void => {
    const due = dueInjects(run, drill.injects, Date.now());
    const fresh = at.inTime.checked ? due : due.filter(({ id }) => !announced.has(id));
    for (const { id } of fresh) {
      announced.add(id);
      if (at.inTime.checked) give(id);
    }
    const told = fresh.map(({ id }) =>
      (at.inTime.checked ? words.nowInject : words.dueInject)(called(drill, id)),
    );
    const over = secondsPlayed(run, Date.now()) >= drill.minutes * 60;
    if (run.since !== undefined && over && !wasOver) told.push(words.timeIsOver);
    wasOver = over;
    if (told.length) say(told.join(' '));
    show();
  };
  const announced = new Set(Object.keys(run.given));
  /** The last inject that the facilitator opened. The clock shows a newer one, wherever the page is scrolled to. */
  let seen = lastGiven(run, drill.injects)?.id;
  const turnTo = (id: string | undefined): void => {
    seen = id;
    show();
  };

  function show(): void {
    const played = secondsPlayed(run, Date.now());
    at.clock.textContent = clockText(played);
    at.start.textContent =
      run.since !== undefined ? words.pause : run.started === undefined ? words.start : words.resume;
    at.stop.disabled = run.since === undefined;
    const next = drill.injects.find(({ id }) => !(id in run.given));
    at.next.textContent = next ? nextText(numberOf(drill, next.id), next.at - played) : words.allGiven;
    const last = lastGiven(run, drill.injects);
    at.current.hidden = !last;
    at.current.classList.toggle('is-new', !!last && last.id !== seen);
    at.current.href = `#${last?.id ?? ''}`;
    at.current.textContent = last ? words.toInject({ number: numberOf(drill, last.id) }) : '';
    for (const inject of injects) showInject(inject, run, played, inject.dataset['inject'] === last?.id);
    showSum(at.sum, drill, run);
  }

  for (const part of page.querySelectorAll<HTMLElement>('[data-run]')) part.hidden = false;
  for (const part of page.querySelectorAll<HTMLElement>('[data-no-run]')) part.hidden = true;
  at.start.addEventListener('click', () => {
    const running = run.since !== undefined;
    save(running ? stopClock(run, Date.now(), 'paused') : startClock(run, Date.now()));
    at.said.textContent = running ? words.clockStopped : words.clockRunning;
    look();
  });
  at.stop.addEventListener('click', () => {
    save(stopClock(run, Date.now(), 'endedByStopWord'));
    at.said.textContent = words.ended;
  });
  at.sound.addEventListener('change', () => {
    // A browser plays sound only after a press, so the first tone is played here.
    if (at.sound.checked) sound = beep(sound);
  });
  at.current.addEventListener('click', () => {
    turnTo(lastGiven(run, drill.injects)?.id);
  });
  for (const inject of injects) {
    const id = inject.dataset['inject'] ?? '';
    inject.addEventListener('focusin', () => {
      if (id === lastGiven(run, drill.injects)?.id) turnTo(id);
    });
    inject.querySelector('[data-give]')?.addEventListener('click', () => {
      const isUndo = id in run.given;
      if (isUndo) {
        save(undoInject(run, id));
        inject.querySelector('details')?.removeAttribute('open');
        // It has become shorter above the button that was pressed.
        inject.scrollIntoView({ block: 'nearest' });
      } else give(id);
      turnTo(lastGiven(run, drill.injects)?.id);
      at.said.textContent = (isUndo ? words.undone : words.givenInject)(called(drill, id));
    });
  }
  for (const field of notesIn(page))
    field.addEventListener('input', () => {
      save({ ...run, notes: { ...run.notes, [field.dataset['note'] ?? '']: field.value } });
    });
  for (const mark of marksIn(page))
    mark.addEventListener('change', () => {
      const points = mark.value === '' ? undefined : Number(mark.value);
      save(scoreItem(run, mark.dataset['score'] ?? '', points));
    });
  at.download.addEventListener('click', () => {
    download(`${page.dataset['drill'] ?? 'drill'}-notes.md`, notesText(drill, run, Date.now()));
    at.kept.textContent = words.downloaded;
  });
  at.show.addEventListener('click', () => {
    // Written only now, because text that changes every second cannot be selected.
    at.exported.textContent = notesText(drill, run, Date.now());
    at.exported.hidden = false;
    at.exported.focus();
    getSelection()?.selectAllChildren(at.exported);
  });
  at.reset.addEventListener('click', () => {
    announced.clear();
    save(newRun());
    for (const inject of injects) inject.querySelector('details')?.removeAttribute('open');
    restore(page, run);
    at.exported.hidden = true;
    at.said.textContent = '';
    at.kept.textContent = words.deleted;
  });
  // Another tab of this drill has changed the run.
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    run = readRun(event.newValue);
    restore(page, run);
    show();
  });
  document.addEventListener('visibilitychange', look);
  setInterval(look, 500);
  restore(page, run);
  // Browsers restore form controls after going back only once the page has loaded.
  addEventListener('pageshow', () => {
    restore(page, run);
  });
  show();
}

function showInject(inject: HTMLElement, run: Run, played: number, isLast: boolean): void {
  const given = run.given[inject.dataset['inject'] ?? ''];
  inject.classList.toggle('is-last', isLast);
  const mark = inject.querySelector('[data-given]');
  if (mark) mark.textContent = given === undefined ? '' : words.givenAt({ time: clockText(given) });
  const button = inject.querySelector<HTMLButtonElement>('[data-give]');
  if (!button) return;
  // An inject that was given in its time would only be given again.
  button.hidden = given !== undefined && Number(inject.dataset['at']) <= played;
  const word = given === undefined ? words.give : words.undo;
  if (button.textContent !== word) button.textContent = word;
}

function showSum(status: Element, drill: DrillNames, run: Run): void {
  const { points, most, left } = sumOf(
    run,
    drill.items.map(({ id }) => id),
  );
  const text = !most ? '' : left ? words.sumWithout({ points, most, left }) : words.sum({ points, most });
  // A screen reader announces a live region at every write.
  if (status.textContent !== text) status.textContent = text;
}

/** Fills the page from a stored run. Leaves the field alone that has the focus. */
function restore(page: HTMLElement, run: Run): void {
  for (const field of notesIn(page))
    if (field !== document.activeElement) field.value = run.notes[field.dataset['note'] ?? ''] ?? '';
  for (const mark of marksIn(page)) {
    const score = run.scores[mark.dataset['score'] ?? ''];
    mark.checked = score !== undefined && mark.value === String(score);
  }
  for (const inject of page.querySelectorAll<HTMLElement>('[data-inject]')) {
    const details = inject.querySelector('details');
    if (details && (inject.dataset['inject'] ?? '') in run.given) details.open = true;
  }
}

function namesOf(page: HTMLElement): DrillNames {
  return {
    title: page.dataset['drillTitle'] ?? '',
    minutes: Number(page.dataset['drillMinutes']),
    injects: [...page.querySelectorAll<HTMLElement>('[data-inject]')].map(({ dataset, id }) => ({
      id,
      at: Number(dataset['at']),
      name: dataset['name'] ?? '',
    })),
    items: [...page.querySelectorAll('.items fieldset')].map((item) => ({
      id: item.querySelector<HTMLElement>('[data-score]')?.dataset['score'] ?? '',
      text: item.querySelector('legend')?.textContent.trim() ?? '',
    })),
  };
}

function nextText(number: number, seconds: number): string {
  return seconds > 0 ? words.nextIn({ number, time: clockText(seconds) }) : words.nextIsDue({ number });
}

function called(drill: DrillNames, id: string): { number: number; name: string } {
  const name = drill.injects.find((inject) => inject.id === id)?.name ?? '';
  return { number: numberOf(drill, id), name };
}

function numberOf(drill: DrillNames, id: string): number {
  return drill.injects.findIndex((inject) => inject.id === id) + 1;
}

function partsOf(page: HTMLElement) {
  const find = <T extends HTMLElement>(name: string): T => page.querySelector<T>(`[data-${name}]`) as T;
  return {
    clock: find('clock'),
    next: find('next'),
    current: find<HTMLAnchorElement>('current'),
    start: find<HTMLButtonElement>('start'),
    stop: find<HTMLButtonElement>('stop'),
    inTime: find<HTMLInputElement>('in-time'),
    sound: find<HTMLInputElement>('sound'),
    said: find('said'),
    sum: find('sum'),
    download: find('download'),
    show: find('show'),
    exported: find('exported'),
    reset: find('reset'),
    kept: find('kept'),
  };
}

function notesIn(page: HTMLElement): HTMLTextAreaElement[] {
  return [...page.querySelectorAll<HTMLTextAreaElement>('[data-note]')];
}

function marksIn(page: HTMLElement): HTMLInputElement[] {
  return [...page.querySelectorAll<HTMLInputElement>('[data-score]')];
}

/** Plays a short, soft tone. Returns its context, to use again. */
function beep(context: AudioContext = new AudioContext()): AudioContext {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  volume.gain.value = 0.1;
  tone.frequency.value = 660;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.3);
  return context;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
