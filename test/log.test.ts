import { describe, expect, it } from 'vitest';
import { faultFacts, makeLog } from '../src/log.ts';

const SECRET = '送電停止の前に同行訪問する';

/** A log, and the lines that it wrote. */
function listening(level = 'info') {
  const lines: string[] = [];
  const log = makeLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, read: () => lines.map((line) => JSON.parse(line)) };
}

class DriverFault extends Error {
  override readonly name = 'DriverFault';
  readonly code = 'P2010';
  readonly detail = SECRET;
}

function fail(options?: ErrorOptions): DriverFault {
  return new DriverFault(`Key (summary)=(${SECRET}) exists`, options);
}

describe('the log', () => {
  it('tells kind, code and place of a fault, and never what it says', () => {
    const { log, lines, read } = listening();
    log.error({ err: fail() }, 'A job failed.');
    expect(lines.join('')).not.toContain(SECRET);
    expect(read()[0]).toMatchObject({
      msg: 'A job failed.',
      err: { type: 'DriverFault', code: 'P2010', frames: expect.arrayContaining([]) },
    });
    expect(read()[0].err.frames[0]).toMatch(/^at fail .*log\.test\.ts:\d+:\d+/);
    expect(Object.keys(read()[0].err)).toEqual(['type', 'code', 'frames']);
  });

  it('tells the causes of a fault in the same way, and not without end', () => {
    const { log, lines, read } = listening();
    const cause = new TypeError(SECRET, { cause: SECRET });
    log.error({ err: fail({ cause }) });
    const told = read()[0].err;
    expect(told.cause).toMatchObject({ type: 'TypeError', cause: { type: 'string', frames: [] } });

    const circle = new Error(SECRET);
    circle.cause = circle;
    log.error({ err: circle });
    expect(lines.join('')).not.toContain(SECRET);
  });

  it('keeps a message of several lines out of the frames', () => {
    const told = faultFacts(new Error(`a\n    ${SECRET}\n    at home: ${SECRET}`));
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(told.frames[0]).toContain('log.test.ts');
  });

  it.each([SECRET, { message: SECRET }, null, undefined, 7])('takes whatever is thrown: %j', (thrown) => {
    const { log, lines } = listening();
    log.error({ err: thrown }, 'Failed.');
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toContain(SECRET);
  });

  it('writes one line of JSON per entry, with the time and without the machine', () => {
    const { log, lines, read } = listening();
    log.info({ command: 'schedule', ms: 41 }, 'two\nlines');
    log.warn({ because: 'not_signed_by_slack' });
    expect(lines).toHaveLength(2);
    expect(read()[0]).toEqual({
      level: 30,
      time: expect.any(Number),
      command: 'schedule',
      ms: 41,
      msg: 'two\nlines',
    });
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = listening('warn');
    log.info({}, 'Nothing special.');
    expect(lines).toEqual([]);
    const silent = listening('silent');
    silent.log.error({ err: fail() });
    expect(silent.lines).toEqual([]);
  });
});
