/**
 * The contract of an API operation: one declaration from which the router validates, OpenAPI is written and types are generated.
 */
import type * as z from 'zod';
import type { AuditedList } from '#domain/audit-words.ts';
import type { CostlyKind } from '#domain/request-limits.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** What an operation promises. `responses` holds the schema of each successful status; errors are always problem+json. */
export type Operation = {
  readonly id: string;
  readonly method: Method;
  /** OpenAPI path below `/api`, with `{name}` placeholders. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** False only for sign-in, health and the description itself. */
  readonly signedIn: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly success: {
    readonly status: 200 | 201 | 204;
    readonly schema?: z.ZodType;
    readonly contentType?: string;
    /** The answer is a file of the content type, not JSON. */
    readonly file?: true;
  };
  /** A POST that only asks: words to search for are personal data and must not stand in an address. */
  readonly asks?: true;
  /** Its body or answer is a secret (password, code): nothing of it is kept, so it takes no key either. */
  readonly secret?: true;
  /** Shows what is in a case: answered with 428 until the person has said what for. */
  readonly readsCase?: true;
  /** A list of this kind: noted in the audit once a minute and person, not at every look. */
  readonly lists?: AuditedList;
  /** Counted by person under a limit of its own: a rulebook says how often it may be asked. */
  readonly costs?: CostlyKind;
  /** Error statuses besides those that follow from the declaration (400, 401, 403, 404, 429, 503). */
  readonly errors?: readonly number[];
};

/** Keeps the literal types of a declaration. */
export function operation<const T extends Operation>(declaration: T): T {
  return declaration;
}

/** An operation that changes something takes an `Idempotency-Key`, so that a repeated request has one effect. */
export function changes(declared: Operation): boolean {
  return declared.method !== 'get' && declared.signedIn && !declared.asks && !declared.secret;
}
