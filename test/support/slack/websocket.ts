import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's half of RFC 6455, as far as a Socket Mode client uses it: no extensions, no fragments. */
export type WebSocketPeer = {
  send(text: string): void;
  ping(): void;
  close(): void;
  drop(): void;
};

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

function frame(opcode: number, payload: Buffer): Buffer {
  const head = [0x80 | opcode];
  if (payload.length < 126) return Buffer.concat([Buffer.from([...head, payload.length]), payload]);
  const length = Buffer.alloc(payload.length < 65_536 ? 2 : 8);
  if (length.length === 2) length.writeUInt16BE(payload.length);
  else length.writeBigUInt64BE(BigInt(payload.length));
  return Buffer.concat([Buffer.from([...head, length.length === 2 ? 126 : 127]), length, payload]);
}

/** Takes one whole frame off the front, or nothing while it is still arriving. Clients mask what they send. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 2 + extra + 4) return undefined;
  const length = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const start = 2 + extra + 4;
  if (bytes.length < start + length) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + length));
  for (let at = 0; at < length; at += 1)
    payload.writeUInt8(payload.readUInt8(at) ^ mask.readUInt8(at % 4), at);
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, rest: bytes.subarray(start + length) };
}

export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  on: { readonly text: (text: string) => void; readonly gone: () => void },
): WebSocketPeer {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let pending: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let next = readFrame(pending); next !== undefined; next = readFrame(pending)) {
      pending = next.rest;
      if (next.opcode === TEXT) on.text(next.payload.toString('utf8'));
      if (next.opcode === PING) socket.write(frame(PONG, next.payload));
      if (next.opcode === CLOSE) socket.end(frame(CLOSE, next.payload));
    }
  });
  // A client that vanishes is an ordinary end here; Node would throw an unheard error.
  socket.on('error', () => socket.destroy());
  socket.on('close', on.gone);
  return {
    send: (text) => socket.write(frame(TEXT, Buffer.from(text))),
    ping: () => socket.write(frame(PING, Buffer.from('fake slack'))),
    close: () => socket.write(frame(CLOSE, Buffer.alloc(0))),
    drop: () => socket.destroy(),
  };
}
