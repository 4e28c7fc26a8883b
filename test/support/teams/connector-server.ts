import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Json } from './cards.ts';
import { BOT, type FakeTeams, OUTBOUND, type Route } from './fake-teams.ts';
import { asMember, type Room } from './rooms.ts';

type Answer = { readonly status: number; readonly body?: unknown };
const NOT_FOUND: Answer = { status: 404, body: { error: { code: 'NotFound' } } };
const FORBIDDEN: Answer = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, { status, body }: Answer, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** The REST interface of the Bot Connector and the addresses of Microsoft's keys. */
export function serveConnector(teams: FakeTeams): RequestListener {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname === '/openid') {
      return end(response, {
        status: 200,
        body: { issuer: 'https://api.botframework.com', jwks_uri: `${teams.origin}/keys` },
      });
    }
    if (url.pathname === '/keys') return end(response, { status: 200, body: teams.tokens.keys() });
    const bytes = await bytesOf(request);
    if (url.pathname.startsWith('/storage/') && request.method === 'PUT') {
      const range = `bytes 0-${bytes.length - 1}/${bytes.length}`;
      if (request.headers['content-range'] !== range) return end(response, { status: 416 });
      teams.stored.set(decodeURIComponent(url.pathname.slice('/storage/'.length)), bytes);
      return end(response, { status: 201, body: {} });
    }
    const text = bytes.toString('utf8');
    teams.receive(`${request.method} ${decodeURIComponent(url.pathname)}\n${text}`);
    if (teams.wantsToken && request.headers.authorization !== OUTBOUND) return end(response, { status: 401 });
    const call = readCall(request.method ?? '', url);
    if (call === null) {
      teams.violations.push(`There is no ${request.method} ${url.pathname}.`);
      return end(response, NOT_FOUND);
    }
    teams.calls.push({ route: call.route, room: call.room });
    const fault = teams.takeFault(call.route);
    if (fault?.kind === 'hang') return void teams.hanging.add(response);
    if (fault?.kind === 'status') {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return end(response, { status: fault.status, body: { error: { code: 'Fault' } } }, wait);
    }
    const answer = answerTo(teams, call, text === '' ? {} : (JSON.parse(text) as Json), url);
    if (fault?.kind === 'lost') response.destroy();
    else end(response, answer);
    teams.answered(call.route);
  };
}

type Call = { readonly route: Route; readonly room: string; readonly rest: string };

function readCall(method: string, { pathname }: URL): Call | null {
  const [, , version, area, room = '', part = '', rest = ''] = pathname.split('/').map(decodeURIComponent);
  if (version !== 'v3') return null;
  const call = (route: Route): Call => ({ route, room, rest });
  if (area === 'teams' && part === 'conversations' && method === 'GET') return call('channels');
  if (area !== 'conversations') return null;
  if (room === '' && method === 'POST') return call('openPersonal');
  if (part === 'activities' && method === 'POST') return call('send');
  if (part === 'activities' && method === 'PUT') return call('update');
  if (part === 'activities' && method === 'DELETE') return call('remove');
  if (part === 'pagedmembers' && method === 'GET') return call('pagedmembers');
  if (part === 'members' && rest !== '' && method === 'GET') return call('member');
  return null;
}

function answerTo(teams: FakeTeams, call: Call, body: Json, url: URL): Answer {
  if (call.route === 'openPersonal') return openPersonal(teams, body);
  if (call.route === 'channels') return channels(teams, call.room);
  const room = teams.rooms.get(call.room.split(';')[0] ?? '');
  if (room === undefined) return NOT_FOUND;
  if (!room.botIsIn) return FORBIDDEN;
  switch (call.route) {
    case 'send':
      return { status: 201, body: { id: teams.put(room, BOT, body).id } };
    case 'update':
      return update(teams, room, call.rest, body);
    case 'remove':
      return remove(teams, room, call.rest);
    case 'pagedmembers':
      return members(teams, room, url);
    case 'member':
      return member(teams, room, call.rest);
    default:
      throw new Error(`No answer to ${JSON.stringify(call.route satisfies never)}`);
  }
}

function openPersonal(teams: FakeTeams, body: Json): Answer {
  const [asked] = body.members as { readonly id: string }[];
  const user = String(asked?.id).replace(/^29:/, '');
  if (body.tenantId !== teams.tenant || !teams.people.has(user)) return NOT_FOUND;
  return { status: 201, body: { id: teams.personal(user).id } };
}

function channels(teams: FakeTeams, team: string): Answer {
  const found = [...teams.rooms.values()].filter((room) => room.team === team);
  if (found.length === 0) return NOT_FOUND;
  const conversations = found.map(({ id, name, channelType }) => ({ id, name, type: channelType }));
  return { status: 200, body: { conversations } };
}

const standing = (room: Room, id: string) =>
  room.messages.find((one) => one.id === id && !one.deleted && one.from === BOT);

function update(teams: FakeTeams, room: Room, id: string, body: Json): Answer {
  if (!standing(room, id)) return NOT_FOUND;
  teams.put(room, BOT, body, id);
  return { status: 200, body: { id } };
}

function remove(teams: FakeTeams, room: Room, id: string): Answer {
  const message = standing(room, id);
  if (!message) return NOT_FOUND;
  room.messages[room.messages.indexOf(message)] = { ...message, deleted: true };
  teams.changed();
  return { status: 200 };
}

/** Pages as the connector hands them out: shorter than asked for, with a token that means nothing to anybody. */
function members(teams: FakeTeams, room: Room, { searchParams }: URL): Answer {
  const token = searchParams.get('continuationToken');
  const begin = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString().split('#')[1]);
  const size = Math.min(Number(searchParams.get('pageSize') ?? 50), teams.membersPage);
  const all = [...room.members].map((user) => teams.people.get(user)).filter((one) => one !== undefined);
  const page = all.slice(begin, begin + size).map((one) => asMember(one, teams.tenant));
  const more = begin + size < all.length;
  const next = Buffer.from(`${room.id}#${begin + size}`).toString('base64url');
  return { status: 200, body: { members: page, ...(more ? { continuationToken: next } : {}) } };
}

function member(teams: FakeTeams, room: Room, id: string): Answer {
  const user = id.replace(/^29:/, '');
  const person = room.members.has(user) ? teams.people.get(user) : undefined;
  return person ? { status: 200, body: asMember(person, teams.tenant) } : NOT_FOUND;
}
