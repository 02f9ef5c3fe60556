/**
 * Words that the handbook does not use, and what it says instead. They are found as whole words, in any case and ending,
 * outside quotation marks, because a page may quote what it advises against.
 */
export const HOUSE_WORDS: readonly HouseWords[] = [
  {
    rule: 'style/metaphor',
    reason: 'comes from war, violence or sport; say what happens',
    words: [
      'war room',
      'battle',
      'battlefield',
      'in the trenches',
      'frontline',
      'front line',
      'firefight',
      'firefighting',
      'fire drill',
      'firedrill',
      'kill chain',
      'silver bullet',
      'smoking gun',
      'nuke',
      'bomb',
      'grenade',
      'ammunition',
      'casualty',
      'casualties',
      'wartime',
      'peacetime',
      'hero',
      'heroes',
      'rock star',
      'ninja',
      'quarterback',
      'game plan',
      'slam dunk',
      'drop the ball',
      'dropped the ball',
      'home run',
      'shoot the messenger',
      'sanity check',
    ],
  },
  {
    rule: 'style/blame',
    reason: 'blames someone; say what people saw and what made it likely',
    words: [
      'human error',
      'operator error',
      'careless',
      'carelessly',
      'negligent',
      'negligence',
      'incompetent',
      'stupid',
      'at fault',
      'fault of',
      'whose fault',
      'to blame',
      'guilty',
      'culprit',
      'failed to notice',
      'failed to act',
      'failed to check',
      'failed to follow',
      'should have known',
      'should have noticed',
      'should have checked',
    ],
  },
  {
    rule: 'style/term',
    reason: 'is called "review" here',
    words: ['postmortem', 'postmortems', 'post-mortem', 'post-mortems', 'retrospective', 'retrospectives'],
  },
  {
    rule: 'style/term',
    reason: 'is called "contributing factor" here, because there is never only one',
    words: ['root cause', 'root causes'],
  },
  {
    rule: 'style/term',
    reason: 'is called "hand-over" here',
    words: ['handoff', 'hand-off', 'handoffs', 'hand-offs', 'handover', 'handovers'],
  },
  {
    rule: 'style/term',
    reason: 'is called "responder" here',
    words: ['SME', 'SMEs', 'subject-matter expert', 'subject-matter experts'],
  },
  {
    rule: 'style/minimising',
    reason: 'tells a tired reader that it should be easy; leave it out',
    words: ['simply', 'obviously', 'of course', 'trivial', 'trivially'],
  },
  {
    rule: 'style/latin',
    reason: 'is often misread; write "for example", "that is" or "and so on"',
    words: ['e.g', 'i.e', 'etc', 'viz'],
  },
];

export interface HouseWords {
  rule: string;
  reason: string;
  words: string[];
}
