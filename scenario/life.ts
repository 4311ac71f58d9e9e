/**
 * What a life of a case is: the message that begins it, the answers that people give differently from the usual ones, when they
 * give them, and where it ends. What a life does not name is answered as usual while it has anything left to say.
 */
import type { SignalRegistration } from '#generated/api-types.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';

/** Calendar time that a person lets pass once he could act. */
export type Delay = { readonly minutes?: number; readonly hours?: number; readonly days?: number };

type Known = Readonly<Record<string, unknown>>;
type Given<Id extends FormId> = Partial<FormSubmissions[Id]> | ((known: Known) => Partial<FormSubmissions[Id]>);

/** One form filled by one person; `given` differs from what answers.ts would fill in. */
export type Answer<Id extends FormId = FormId> = {
  readonly kind: 'answer';
  readonly form: Id;
  /** Where it depends on what the form is opened with, a function of it. */
  readonly given: Given<Id>;
  readonly after?: Delay;
  /** The day (`YYYY-MM-DD`) on whose morning it is given, instead of a delay. */
  readonly on?: string;
};
/** A task of this form is seen and left lying: somebody else, or a deadline, must end it. */
type Ignore = { readonly kind: 'ignore'; readonly form: FormId };
/** The unit head changes a clock of the case; `days` says by how much it is moved. */
export type ClockDeed = {
  readonly kind: 'clock';
  readonly deed: 'pause' | 'resume' | 'move';
  readonly rule: string;
  readonly days?: number;
  readonly after?: Delay;
};
/** The unit head begins an emergency response beside the case, or asks for a visit at once. */
export type CaseDeed = {
  readonly kind: 'case';
  readonly deed: 'emergency' | 'visit-now';
  readonly after?: Delay;
};
export type Deed = ClockDeed | CaseDeed;
/** A deed waits for the task of the answer that follows it in the life. */
export type LifeStep = Answer | Ignore | Deed;

export type SignalTraits = Pick<SignalRegistration, 'channel' | 'source' | 'reason' | 'facts' | 'dangerNow'> &
  Partial<
    Pick<SignalRegistration, 'injury' | 'childUnder7Unattended' | 'adultAcuteState' | 'suspectedAbuse' | 'territoryId'>
  >;

export type Life = {
  readonly code: string;
  readonly title: string;
  readonly signal: SignalTraits;
  readonly steps: readonly LifeStep[];
  /** Comes in when the other lives have been lived; so a case that stays open does not grow old meanwhile. */
  readonly comesLast?: boolean;
  /** The life to whose case this message is attached. */
  readonly attachTo?: string;
  /** Where the case stands at the end; `step` of a running one. */
  readonly ends: { readonly outcome: string } | { readonly step: number };
};

/** A person fills a form, at once unless `after` says how long he lets it lie. */
export function answer<Id extends FormId>(form: Id, given: Given<Id>, after?: Delay): LifeStep {
  return { kind: 'answer', form, given, after };
}

/** A person fills a form on a certain day. */
export function answerOn<Id extends FormId>(on: string, form: Id, given: Partial<FormSubmissions[Id]> = {}): LifeStep {
  return { kind: 'answer', form, given, on };
}

export const ignore = (form: FormId): LifeStep => ({ kind: 'ignore', form });

export function changeClock(deed: ClockDeed['deed'], rule: string, more: Partial<ClockDeed> = {}): LifeStep {
  return { kind: 'clock', deed, rule, ...more };
}

export const emergency = (after?: Delay): LifeStep => ({ kind: 'case', deed: 'emergency', after });
export const visitNow = (after?: Delay): LifeStep => ({ kind: 'case', deed: 'visit-now', after });

/** Nine in the morning of a day in the centre. */
export const morningOf = (day: string): Date => new Date(`${day}T09:00:00+03:00`);

export function delayMs({ minutes = 0, hours = 0, days = 0 }: Delay = {}): number {
  return ((days * 24 + hours) * 60 + minutes) * 60_000;
}
