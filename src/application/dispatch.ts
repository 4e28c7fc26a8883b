import type { Person } from '../domain/constituent.ts';
import type { Card, Reply } from '../ports/card.ts';
import type { Ask, Command, Dispatch } from '../ports/command.ts';
import type { Seat } from '../ports/store.ts';
import { makeAnswerAttendance, makeAnswerPoll, makeTellChair } from './answer-sitting.ts';
import { makeAppoint } from './appoint.ts';
import { makeArrangeAgenda } from './arrange-agenda.ts';
import { makeAssignTask } from './assign-task.ts';
import { makeAuditTrail } from './audit-trail.ts';
import { makeChangeRules, makeShowRules } from './body-rules.ts';
import { makeCancelSitting } from './cancel-sitting.ts';
import { makeLimitAudience, makeSetAudience } from './case-circle.ts';
import { makeAddFact, makeAddHardDate, makeSettleHardDate } from './case-facts.ts';
import { makeEditCase, makeEditMember } from './case-file.ts';
import { makeCases, makeReadCase, makeRegisterCase } from './cases.ts';
import { makeChangeSitting } from './change-sitting.ts';
import { makeCheckChannel } from './check-channel.ts';
import { makeCloseCase, makeReopenCase } from './close-case.ts';
import { makeConcerns, makeDecideConcern, makeReadConcern, makeReportConcern } from './concerns.ts';
import { makeAskCooperation, makeRequests, makeWithdrawRequest } from './cooperation.ts';
import { makeAnswerRequest, makeKeepAnswer, makeReadRequest } from './cooperation-answers.ts';
import { makeFixDate } from './fix-date.ts';
import { makeHelp, makeHome, makeUnknownWord } from './help.ts';
import { makeInTurn } from './in-turn.ts';
import { makeRelease, makeSuspension } from './keep-seats.ts';
import { makeLedger } from './ledger.ts';
import { makeConfirmMinutes, makeMinutes, makeReadMinutes, makeWriteMinutes } from './minutes.ts';
import { makeMinutesDocument } from './minutes-document.ts';
import { makeNameProxy } from './name-proxy.ts';
import { makePledge, makeShowPledge } from './pledge.ts';
import { makeRecordConsent } from './record-consent.ts';
import { makeRecordPledge } from './record-pledge.ts';
import { makeReferCase } from './refer-case.ts';
import { makeRenew } from './renew-seat.ts';
import { makeCompleteTask, makeReportTask } from './report-task.ts';
import { makeExportRoster, makeRoster } from './roster.ts';
import { type Scene, savedAs, sceneOf, type Tools, type UseCase } from './scene.ts';
import { makeSchedule } from './schedule.ts';
import { makeScheduleUrgently } from './schedule-urgently.ts';
import { makeSetAgenda } from './set-agenda.ts';
import { makeChooseBodyType, makeSetUpBody, makeSetup, makeShowLaw } from './set-up-body.ts';
import { makeSettleDisclosure } from './settle-disclosure.ts';
import { makeShare } from './share.ts';
import { makeShowAnswers, makeShowSitting, makeUpcoming } from './show-sitting.ts';
import { makeStateLaw } from './state-law.ts';
import { makeAcceptTask, makeAnswerTask, makeHandOverTask, makeSettleTask } from './task-answers.ts';
import { makeReadTask, makeTasks } from './tasks.ts';
import { makeTrigger } from './trigger.ts';

type UseCases = { readonly [Kind in Ask['kind']]: UseCase<Kind> };

/** Everything that can be asked, and who answers it. A new `Ask` without an entry does not compile. */
function useCases(tools: Tools): UseCases {
  const inTurn = makeInTurn();
  return {
    help: makeHelp(tools),
    home: makeHome(tools),
    unknown_word: makeUnknownWord(tools),
    show_pledge: makeShowPledge(tools),
    pledge: makePledge(tools),
    check_channel: makeCheckChannel(tools),
    schedule: makeSchedule(tools),
    schedule_urgently: makeScheduleUrgently(tools),
    upcoming: makeUpcoming(tools),
    show_sitting: makeShowSitting(tools),
    change_sitting: makeChangeSitting(tools),
    cancel_sitting: makeCancelSitting(tools),
    answer_poll: inTurn(makeAnswerPoll(tools)),
    fix_date: makeFixDate(tools),
    answer_attendance: inTurn(makeAnswerAttendance(tools)),
    name_proxy: inTurn(makeNameProxy(tools)),
    tell_chair: inTurn(makeTellChair(tools)),
    show_answers: makeShowAnswers(tools),
    cases: makeCases(tools),
    read_case: makeReadCase(tools),
    register_case: makeRegisterCase(tools),
    concerns: makeConcerns(tools),
    report_concern: makeReportConcern(tools),
    read_concern: makeReadConcern(tools),
    decide_concern: makeDecideConcern(tools),
    set_audience: makeSetAudience(tools),
    limit_audience: makeLimitAudience(tools),
    record_consent: makeRecordConsent(tools),
    edit_case: makeEditCase(tools),
    edit_member: makeEditMember(tools),
    add_fact: makeAddFact(tools),
    add_hard_date: makeAddHardDate(tools),
    settle_hard_date: makeSettleHardDate(tools),
    refer_case: makeReferCase(tools),
    close_case: makeCloseCase(tools),
    reopen_case: makeReopenCase(tools),
    ledger: makeLedger(tools),
    set_agenda: makeSetAgenda(tools),
    arrange_agenda: makeArrangeAgenda(tools),
    minutes: makeMinutes(tools),
    write_minutes: makeWriteMinutes(tools),
    read_minutes: makeReadMinutes(tools),
    confirm_minutes: makeConfirmMinutes(tools),
    minutes_document: makeMinutesDocument(tools),
    share: makeShare(tools),
    settle_disclosure: makeSettleDisclosure(tools),
    audit_trail: makeAuditTrail(tools),
    roster: makeRoster(tools),
    export_roster: makeExportRoster(tools),
    appoint: makeAppoint(tools),
    release: makeRelease(tools),
    suspend: makeSuspension(tools),
    resume: makeSuspension(tools),
    renew: makeRenew(tools),
    record_pledge: makeRecordPledge(tools),
    setup: makeSetup(tools),
    choose_body_type: makeChooseBodyType(tools),
    show_law: makeShowLaw(tools),
    set_up_body: makeSetUpBody(tools),
    show_rules: makeShowRules(tools),
    change_rules: makeChangeRules(tools),
    state_law: makeStateLaw(tools),
    requests: makeRequests(tools),
    ask_cooperation: makeAskCooperation(tools),
    read_request: makeReadRequest(tools),
    answer_request: makeAnswerRequest(tools),
    withdraw_request: makeWithdrawRequest(tools),
    keep_answer: makeKeepAnswer(tools),
    tasks: makeTasks(tools),
    assign_task: makeAssignTask(tools),
    read_task: makeReadTask(tools),
    complete_task: makeCompleteTask(tools),
    report_task: makeReportTask(tools),
    accept_task: makeAcceptTask(tools),
    answer_task: makeAnswerTask(tools),
    settle_task: makeSettleTask(tools),
    hand_over_task: makeHandOverTask(tools),
    trigger: makeTrigger(tools),
  };
}

/**
 * The one door. Finds out who speaks, gives the first answer again when asked twice, and hands over to the
 * use case.
 */
export function makeDispatch(tools: Tools): Dispatch {
  const cases = useCases(tools);
  const answer = (ask: Ask, scene: Scene): Promise<Reply> =>
    (cases[ask.kind] as (ask: Ask, scene: Scene) => Promise<Reply>)(ask, scene);
  const words = () => tools.speech.t.refusals;
  const notice = (t: Pick<Card, 'title' | 'preview'> & { text: string }): Reply => ({
    kind: 'card',
    card: { title: t.title, preview: t.preview, tone: 'refused', text: [t.text] },
  });

  return async (command) => {
    const began = tools.clock.now().getTime();
    const seat = await tools.store.findSeat(command.actor);
    const reply = await replyTo(command, seat);
    tools.log.info({
      ask: command.ask.kind,
      platform: command.actor.platform,
      requestId: command.requestId,
      reply: reply.kind,
      tone: reply.kind === 'card' ? (reply.card.tone ?? 'plain') : 'form',
      ms: tools.clock.now().getTime() - began,
    });
    return reply;
  };

  async function replyTo(command: Command, seat: Seat | null): Promise<Reply> {
    if (seat === null) return notice(words().workspaceUnknown);
    if (!registered(seat)) return notice(words().stranger);
    const before = await tools.store.findReply(seat.municipality.id, savedAs(command));
    if (before?.reply) return before.reply;
    return answer(command.ask, sceneOf(seat, command, tools.clock.now()));
  }
}

function registered(seat: Seat): seat is Seat & { readonly person: Person } {
  return seat.person !== null && seat.seats.length > 0;
}
