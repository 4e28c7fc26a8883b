import { proofOf } from '../../src/application/gate.ts';
import { dayIn } from '../../src/domain/calendar-day.ts';
import { decideDisclosure } from '../../src/domain/disclosure.ts';
import { gateTerms } from '../../src/law/of-body.ts';
import type { ChannelRef } from '../../src/ports/account.ts';
import type { SlackTown } from '../support/slack-town.ts';
import { atMost, type Figure, percentile } from './figures.ts';
import { roundTripsOf } from './statements.ts';

const TIMES = 25;
/** What Slack is asked for at most on one page, of members and of people. */
const PAGE = 200;
const PEOPLE_PAGE = 999;

/** The gate for the town's channel, whoever is in it: calls, round trips and CPU of one decision. */
export async function benchGate(town: SlackTown): Promise<readonly Figure[]> {
  const { store } = town.installation;
  const { chat } = town.adapter;
  const team = town.slack.team();
  const channel: ChannelRef = { platform: 'slack', tenant: team.id, channel: town.channel };
  const [municipality] = await store.municipalities();
  if (municipality === undefined) throw new Error('There is no town.');
  const { id } = municipality;
  const of = await store.caseByNumber(id, town.caseNumber);
  if (of === null) throw new Error('There is no case.');
  const [minutes] = await store.minutesOfCase(id, of.id);
  if (minutes === undefined) throw new Error('There are no minutes.');

  const before = town.slack.calls.length;
  const looked = await chat.look(channel);
  const calls = town.slack.calls.length - before;
  const pages =
    1 +
    Math.ceil(team.channel(town.channel).members.length / PAGE) +
    Math.ceil(team.people.size / PEOPLE_PAGE);

  const about = { bodyId: of.bodyId, caseId: of.id, channel };
  const roundTrips = await roundTripsOf(() => store.gateScene(id, about));
  const { roster, bodies } = await store.gateScene(id, about);
  const room = { ...looked, bodies };
  const now = town.clock.now();
  const terms = gateTerms(roster, dayIn(municipality.zone, now));
  const cpu = Array.from({ length: TIMES }, () => {
    const start = process.cpuUsage();
    const { verdict } = decideDisclosure(minutes.content, room, of, terms);
    proofOf(room, verdict, terms, now);
    const { user, system } = process.cpuUsage(start);
    if (verdict.verdict !== 'allow') throw new Error(`The gate says ${verdict.verdict}.`);
    return (user + system) / 1000;
  });

  const people = looked.occupants.length.toLocaleString('en');
  return [
    {
      what: `Gate, ${people} members: Web API calls of one reading`,
      target: `= ${pages}`,
      measured: String(calls),
      met: calls === pages,
    },
    atMost(`Gate, ${people} members: database round trips of the decision`, roundTrips, 1, '', 0),
    atMost(`Gate, ${people} members: own CPU of decision and proof, p50`, percentile(cpu, 0.5), 20, ' ms'),
    atMost(`Gate, ${people} members: own CPU of decision and proof, max`, Math.max(...cpu), 20, ' ms'),
  ];
}
