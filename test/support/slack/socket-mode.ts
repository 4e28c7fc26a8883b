import type { Server } from 'node:http';
import { z } from 'zod';
import { acceptWebSocket, type WebSocketPeer } from './websocket.ts';

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** Socket Mode seen from Slack's side: tickets, hello, envelopes and their acknowledgements. */
export type SocketMode = {
  /** A WebSocket address that works once, as apps.connections.open gives it. */
  ticket(): string;
  readonly connections: number;
  /** Sends to the newest connection and resolves with the acknowledgement's payload. */
  deliver(
    type: EnvelopeType,
    payload: unknown,
    retry?: { readonly number: number; readonly reason: string },
  ): Promise<unknown>;
  /** Asks every client to come again on a new connection, as Slack does every few hours. */
  refresh(): void;
  dropAll(): void;
};

export function socketMode(
  server: Server,
  origin: () => string,
  nextId: (prefix: string) => string,
  changed: () => void,
): SocketMode {
  const tickets = new Set<string>();
  const peers = new Set<WebSocketPeer>();
  const awaited = new Map<string, (payload: unknown) => void>();

  server.on('upgrade', (request, socket) => {
    const ticket = new URL(request.url ?? '/', 'http://loopback').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    const peer = acceptWebSocket(request, socket, {
      text: (text) => {
        const { envelope_id, payload } = acknowledgement.parse(JSON.parse(text));
        awaited.get(envelope_id)?.(payload);
        awaited.delete(envelope_id);
      },
      gone: () => {
        peers.delete(peer);
        changed();
      },
    });
    peers.add(peer);
    peer.send(
      JSON.stringify({ type: 'hello', num_connections: peers.size, connection_info: { app_id: 'A0TSUDOI' } }),
    );
    changed();
  });

  return {
    ticket() {
      const ticket = nextId('ticket.');
      tickets.add(ticket);
      return `${origin()}/link?ticket=${ticket}`;
    },
    get connections() {
      return peers.size;
    },
    deliver(type, payload, retry) {
      const peer = [...peers].at(-1);
      if (peer === undefined) throw new Error('No Socket Mode client is connected.');
      const id = nextId('envelope.');
      const acknowledged = new Promise<unknown>((resolve) => awaited.set(id, resolve));
      peer.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(retry ? { retry_attempt: retry.number, retry_reason: retry.reason } : {}),
        }),
      );
      return acknowledged;
    },
    refresh() {
      for (const peer of peers)
        peer.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    dropAll() {
      for (const peer of peers) peer.drop();
    },
  };
}
