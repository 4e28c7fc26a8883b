const inspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * Content of a case (事例の内容) on its way through the program. Turning it into text, JSON or a log
 * line gives 【機密】; only the gate (`disclosure.ts`) and the store that encrypts it may open it, which
 * a test of the imports checks.
 */
export class Confidential<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  static open<T>(sealed: Confidential<T>): T {
    return sealed.#value;
  }

  toString(): string {
    return '【機密】';
  }

  toJSON(): string {
    return '【機密】';
  }

  [inspect](): string {
    return '【機密】';
  }
}

/** Seals what a person has just written, so that it can travel to the store. */
export function seal<T>(value: T): Confidential<T> {
  return new Confidential(value);
}

/** Opens sealed content. For `disclosure.ts` and `src/store` only. */
export function openSealed<T>(sealed: Confidential<T>): T {
  return Confidential.open(sealed);
}
