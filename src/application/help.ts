import { type Act, permit } from '../domain/policy.ts';
import { type HelpWord, helpCard, homeCard, unknownWordCard } from '../views/help-cards.ts';
import { upcomingItems } from '../views/sitting-replies.ts';
import { taskItem } from '../views/task-cards.ts';
import { shutOut } from './choose-body.ts';
import type { Scene, Tools, UseCase } from './scene.ts';
import { card, coming, concernsSeat } from './sitting-scene.ts';
import { tasksFor } from './tasks.ts';
import { nearestWord, parseWords, WORDS } from './words.ts';

/** Which right a word needs; a word without one is for everybody who is registered. */
const ACTS: Readonly<Record<string, Act>> = {
  schedule: 'call_sitting',
  urgent: 'call_sitting',
  change: 'call_sitting',
  cancel: 'call_sitting',
  concern: 'report_concern',
  case: 'see_cases',
  ledger: 'see_ledger',
  agenda: 'see_cases',
  minutes: 'write_minutes',
  share: 'share',
  check: 'check_channel',
  request: 'answer_request',
  tasks: 'see_tasks',
  trigger: 'see_tasks',
  audit: 'see_audit',
  roster: 'manage_roster',
  setup: 'set_up_body',
};

const HOME_SITTINGS = 5;
const HOME_TASKS = 8;

function wordsFor(scene: Scene): readonly HelpWord[] {
  return WORDS.filter(({ en }) => {
    const act = ACTS[en];
    return act === undefined || scene.seats.some((one) => permit(act, one.constituent, scene.today).ok);
  }).map(({ ja, en }) => ({ ja, en, ask: parseWords(ja) }));
}

/** ヘルプ: what this person can do here. */
export function makeHelp(tools: Tools): UseCase<'help'> {
  return async (_ask, scene) => {
    const seats = scene.seats.filter((one) => permit('answer', one.constituent, scene.today).ok);
    return card(helpCard(tools.speech, wordsFor(scene), seats, scene.account.platform, scene.today));
  };
}

/** もしかして: the nearest word that this person may use. */
export function makeUnknownWord(tools: Tools): UseCase<'unknown_word'> {
  return async (ask, scene) => {
    const nearest = nearestWord(ask.text);
    const word = wordsFor(scene).find((one) => one.en === nearest?.en) ?? null;
    return card(unknownWordCard(tools.speech, ask.text, word));
  };
}

/** App Home・ホーム: my sittings, my tasks. */
export function makeHome(tools: Tools): UseCase<'home'> {
  return async (_ask, scene) => {
    const closed = shutOut(tools, scene, 'answer')?.card ?? null;
    const sittings = (await coming(tools, scene, 'answer')).filter(
      ({ facts, seat }) => concernsSeat(facts, seat) || permit('see_answers', seat, scene.today).ok,
    );
    const tasks = (await tasksFor(tools, scene)).filter((one) => one.mine);
    return card(
      homeCard(
        tools.speech,
        scene.person.name,
        [
          ...upcomingItems(tools.speech, sittings.slice(0, HOME_SITTINGS)),
          ...tasks
            .slice(0, HOME_TASKS)
            .map(({ facts, mine }) => taskItem(tools.speech, facts, scene.today, mine)),
        ],
        closed,
      ),
    );
  };
}
