/** Lives of cases that together take every flow of every diagram (test/processes/seven-steps.test.ts holds them to it). */
import { accompaniedLives } from './accompanied-lives.ts';
import { inventFamily } from './invented-families.ts';
import type { Life } from './life.ts';
import type { Plan } from './lived-case.ts';
import { roadLives } from './road-lives.ts';
import { shortLives } from './short-lives.ts';

export const lives: readonly Life[] = [...accompaniedLives, ...roadLives, ...shortLives];

/** Plans for so many cases: the lives in turn, the people from the seed; `year` is the present one. */
export function planCases(cases: number, seed: number, year: number): Plan[] {
  return Array.from({ length: cases }, (_none, index) => ({
    life: lives[index % lives.length]!,
    family: inventFamily(seed, index, year),
  }));
}
