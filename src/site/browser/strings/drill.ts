// Generated from src/site/strings by `npm run strings`. Do not edit.
export const notKept = 'This browser window cannot save. Download your notes before you close it.';
export const nowInject = ({ number, name }: { number: Value; name: Value }): string =>
  `Now: inject ${number}, ${name}.`;
export const dueInject = ({ number, name }: { number: Value; name: Value }): string =>
  `Due: inject ${number}, ${name}.`;
export const givenInject = ({ number, name }: { number: Value; name: Value }): string =>
  `Given: inject ${number}, ${name}.`;
export const undone = ({ number, name }: { number: Value; name: Value }): string =>
  `Undone: inject ${number}, ${name}.`;
export const timeIsOver = 'The playing time is over. Pause the clock and start the debrief.';
export const pause = 'Pause';
export const start = 'Start the clock';
export const resume = 'Resume';
export const nextIn = ({ number, time }: { number: Value; time: Value }): string =>
  `inject ${number} in ${time}`;
export const nextIsDue = ({ number }: { number: Value }): string => `inject ${number} is due`;
export const allGiven = 'all injects are given';
export const toInject = ({ number }: { number: Value }): string => `To inject ${number}`;
export const clockStopped = 'Clock stopped.';
export const clockRunning = 'Clock running.';
export const ended = 'Ended. Ask how everyone is before anything else.';
export const downloaded = 'Downloaded. The notes stay in this browser too.';
export const deleted = 'Deleted. You can start again.';
export const givenAt = ({ time }: { time: Value }): string => `given at ${time}`;
export const give = 'Give now';
export const undo = 'Undo';
export const sum = ({ points, most }: { points: Value; most: Value }): string =>
  `${points} of ${most} points`;
export const sumWithout = ({ points, most, left }: { points: Value; most: Value; left: Value }): string =>
  `${points} of ${most} points, ${left} without`;
export const notes = {
  title: ({ title }: { title: Value }): string => `${title}: notes of a drill`,
  notStarted: 'The clock was not started.',
  started: ({ time }: { time: Value }): string => `Started: ${time} UTC`,
  played: ({ time, minutes }: { time: Value; minutes: Value }): string => `Played: ${time} of ${minutes} min`,
  event: ({ time, event }: { time: Value; event: Value }): string => `At ${time}: ${event}`,
  injects: 'Injects',
  observed: 'What observers saw',
  rest: 'Other observations',
  planned: ({ time }: { time: Value }): string => `Planned for ${time}, not given.`,
  plannedAndGiven: ({ time, given }: { time: Value; given: Value }): string =>
    `Planned for ${time}, given at ${given}.`,
  nobodyScored: 'Nobody gave points.',
  columns: '| Seen | Points |',
  noPoints: 'none',
  sum: ({ points, most }: { points: Value; most: Value }): string => `${points} of ${most} points.`,
  sumWithout: ({ points, most, left }: { points: Value; most: Value; left: Value }): string =>
    `${points} of ${most} points; ${left} without points, left out of the sum.`,
  resumed: ({ time }: { time: Value }): string => `resumed, ${time} UTC`,
  paused: ({ time }: { time: Value }): string => `paused, ${time} UTC`,
  endedByStopWord: ({ time }: { time: Value }): string => `ended by the stop word, ${time} UTC`,
};
type Value = string | number;
