/** How each operation is asked: with words that are right in themselves, so that only rights decide the answer. */
import { ofBodies } from './asked-of-bodies.ts';
import { ofCases } from './asked-of-cases.ts';
import { ofOffice } from './asked-of-office.ts';
import { ofOneself } from './asked-of-oneself.ts';
import type { Question } from './question.ts';

export const questions: Readonly<Record<string, Question>> = Object.fromEntries(
  [...ofOneself, ...ofCases, ...ofBodies, ...ofOffice].map(([row, question]) => [
    row,
    { operation: row.split(':')[0] ?? row, ...question },
  ]),
);
