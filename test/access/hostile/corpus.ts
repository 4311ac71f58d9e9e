/**
 * Hostile texts for whatever takes words of people, by what they try. Each is short enough for any field and has no blank at its
 * ends, so that a field that takes it gives it back byte by byte. Later issues add theirs to the files beside.
 */
import type { Hostile } from './hostile.ts';
import { letterTexts } from './letter-texts.ts';
import { machineTexts } from './machine-texts.ts';
import { markupTexts } from './markup-texts.ts';

/** Everything that a field of text may take, at most 200 characters each. */
export const hostileTexts: readonly Hostile[] = [...machineTexts, ...markupTexts, ...letterTexts];
