import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeSlack } from './fake-slack.ts';
import type { Fault } from './faults.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods, userMethods } from './methods-conversations.ts';
import { fileMethods } from './methods-files.ts';
import { viewMethods } from './methods-views.ts';
import { answerResponseUrl } from './response-url.ts';
import { type Answer, type Method, readArguments, refusalAnswer, SlackRefusal } from './web-api.ts';
import type { Workspace } from './workspace.ts';

type Request = {
  readonly area: string;
  /** The method, the team of an upload, or the id of a response_url. */
  readonly name: string;
  readonly id: string;
  readonly token: string;
  readonly type: string;
  readonly body: Buffer;
};
type Reply = { readonly status: number; readonly answer: Answer; readonly args?: Record<string, unknown> };

/** The three kinds of address that Slack offers an app: /api/<method>, /upload/<team>/<file>, /response/<id>. */
export function makeServe(slack: FakeSlack) {
  const methods: Readonly<Record<string, Method>> = {
    ...chatMethods,
    ...conversationMethods,
    ...userMethods,
    ...viewMethods,
    ...fileMethods((workspace, id) => `${slack.origin}/upload/${workspace.id}/${id}`),
  };

  function callMethod(request: Request, workspace: Workspace | undefined, args: unknown): Answer {
    if (request.name === 'apps.connections.open') {
      if (request.token !== slack.appToken) return { ok: false, error: 'invalid_auth' };
      return { ok: true, url: slack.socketMode.ticket() };
    }
    const found = methods[request.name];
    if (found === undefined) return { ok: false, error: 'unknown_method' };
    if (workspace === undefined)
      return { ok: false, error: request.token === '' ? 'not_authed' : 'invalid_auth' };
    try {
      const needed = found.scopes(workspace, args);
      for (const scope of needed) slack.scopesUsed.add(scope);
      const missing = needed.find((scope) => slack.scopes !== undefined && !slack.scopes.includes(scope));
      if (missing !== undefined) return { ok: false, error: 'missing_scope', needed: missing };
      return { ok: true, ...found.work(workspace, args, slack.api) };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return refusalAnswer(slack, request.name, error);
    }
  }

  async function work(request: Request): Promise<Reply> {
    switch (request.area) {
      case 'api': {
        const args = readArguments(request.type, request.body);
        const workspace = slack.teams.find((team) => team.token === request.token);
        return { status: 200, answer: callMethod(request, workspace, args), args };
      }
      case 'upload':
        return takeUpload(slack, request);
      case 'response':
        return answerResponseUrl(slack, request.name, JSON.parse(request.body.toString('utf8')));
      default:
        return { status: 404, answer: {} };
    }
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    slack.receive(`${incoming.url}\n${request.body.toString('utf8')}\n${decoded(request)}`);
    const method =
      request.area === 'api' ? request.name : request.area === 'upload' ? 'upload' : 'response_url';
    const fault = slack.faults.take(method);
    const worked = faulty(fault) ?? (await work(request));
    const reply = fault?.kind === 'altered' ? { ...worked, answer: fault.alter(worked.answer) } : worked;
    const hangs = fault?.kind === 'hang';
    if (hangs) slack.hanging.add(response);
    slack.record({ method, team: '', args: {}, ...reply });
    if (hangs) return;
    respond(response, fault?.kind === 'server_error' ? { status: 500, answer: {} } : reply, fault);
  }

  return (incoming: IncomingMessage, response: ServerResponse) => {
    serve(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  };
}

/** What a fault answers instead of the work; nothing when the work is done all the same. */
function faulty(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'rate_limited') return { status: 429, answer: { ok: false, error: 'ratelimited' } };
  if (fault?.kind === 'refused') return { status: 200, answer: { ok: false, error: fault.error } };
  if (fault === undefined || fault.kind === 'altered') return undefined;
  return fault.when === 'before' ? { status: 500, answer: {} } : undefined;
}

function respond(response: ServerResponse, { status, answer }: Reply, fault: Fault | undefined): void {
  const retry = fault?.kind === 'rate_limited' ? { 'retry-after': String(fault.retryAfter) } : {};
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...retry });
  response.end(JSON.stringify(answer));
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [, area = '', name = '', id = ''] = new URL(incoming.url ?? '/', 'http://loopback').pathname.split(
    '/',
  );
  const token = (incoming.headers.authorization ?? '').replace('Bearer ', '');
  return { area, name, id, token, type: incoming.headers['content-type'] ?? '', body: Buffer.concat(chunks) };
}

/** Slack's client sends forms; their percent signs would hide Japanese words from a search. */
function decoded({ type, body }: Request): string {
  if (!type.startsWith('application/x-www-form-urlencoded')) return '';
  return [...new URLSearchParams(body.toString('utf8'))].map(([key, value]) => `${key}=${value}`).join('\n');
}

async function takeUpload(slack: FakeSlack, { name, id, type, body }: Request): Promise<Reply> {
  const file = slack.team(name).files.get(id);
  if (file === undefined) return { status: 404, answer: {} };
  const content = type.startsWith('multipart/form-data') ? await firstPart(type, body) : body;
  if (content.length !== file.length) return { status: 400, answer: { ok: false, error: 'length_mismatch' } };
  file.content = content;
  return { status: 200, answer: { ok: true } };
}

/** Slack's client wraps the bytes of an upload as the first part of a form. */
async function firstPart(type: string, body: Buffer): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const part = [...form.values()][0];
  return part instanceof Blob ? Buffer.from(await part.arrayBuffer()) : Buffer.from(part ?? '');
}
