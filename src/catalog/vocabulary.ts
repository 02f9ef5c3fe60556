import type { Vocabulary } from '../markdown/mdx.ts';

/** The components that a handbook page may use. Each shows a fact that some file owns; none takes anything but an id. */
export const VOCABULARY: Vocabulary = {
  Timer: { attributes: { id: { refersTo: 'timer', required: true } }, inline: true },
  Level: { attributes: { id: { refersTo: 'level', required: true } }, inline: true },
  Channel: { attributes: { id: { refersTo: 'channel', required: true } }, inline: true },
  Role: { attributes: { id: { refersTo: 'role', required: true } }, inline: true },
  Term: { attributes: { id: { refersTo: 'term', required: true } }, inline: true },
  Checklist: {
    attributes: { role: { refersTo: 'role', required: true }, phase: { refersTo: 'phase', required: true } },
    inline: false,
  },
  Message: { attributes: { id: { refersTo: 'message', required: true } }, inline: false },
  Levels: { attributes: {}, inline: false },
  Contacts: { attributes: {}, inline: false },
};
