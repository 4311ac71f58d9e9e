/** What a killed database looks like to those who were just asking it (seen with SIGKILL of the postmaster), and what is no such thing. */
import { isPassingFault } from '#store/database.ts';

const coded = (code: string) => Object.assign(new Error('said by PostgreSQL'), { code });

it.each([
  new Error('Connection terminated unexpectedly'),
  new Error('ROLLBACK - Client has encountered a connection error and is not queryable'),
  coded('ECONNREFUSED'),
  coded('57P01'),
  coded('57P03'),
  coded('40P01'),
  Object.assign(new Error('pool is full'), { name: 'KnexTimeoutError' }),
])('passes: $message $code', (error) => expect(isPassingFault(error)).toBe(true));

it.each([coded('23505'), coded('P0001'), new TypeError('rows is not iterable'), undefined])(
  'stays: $message $code',
  (error) => expect(isPassingFault(error)).toBe(false),
);
