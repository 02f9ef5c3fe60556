import Answer from './Answer.astro';
import Authority from './Authority.astro';
import Cadence from './Cadence.astro';
import Channel from './Channel.astro';
import Channels from './Channels.astro';
import Checklist from './Checklist.astro';
import Cite from './Cite.astro';
import Contacts from './Contacts.astro';
import Diagram from './Diagram.astro';
import Due from './Due.astro';
import Every from './Every.astro';
import Exercise from './Exercise.astro';
import Forms from './Forms.astro';
import Level from './Level.astro';
import Levels from './Levels.astro';
import Message from './Message.astro';
import PhraseBook from './PhraseBook.astro';
import Phrases from './Phrases.astro';
import Role from './Role.astro';
import Template from './Template.astro';
import Term from './Term.astro';
import Timer from './Timer.astro';
import Timers from './Timers.astro';
import Waivers from './Waivers.astro';

/** What the names in the vocabulary of handbook pages stand for. */
export const COMPONENTS = {
  Answer,
  Authority,
  Cadence,
  Channel,
  Channels,
  Checklist,
  Cite,
  Contacts,
  Diagram,
  Due,
  Every,
  Exercise,
  Forms,
  Level,
  Levels,
  Message,
  PhraseBook,
  Phrases,
  Role,
  Template,
  Term,
  Timer,
  Timers,
  Waivers,
};
