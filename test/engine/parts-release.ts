/** A small set of processes with every kind of joint that the real ones use: calls, messages, scopes, votes, event sub-processes. */
import type { ReleaseResource } from '#store/releases-store.ts';
import {
  boundary,
  call,
  caught,
  diagram,
  end,
  eventScope,
  job,
  merge,
  scope,
  start,
  startMessage,
  task,
  taskForEach,
  withAttributes,
} from './diagram-text.ts';

const ofCase = { 'evidence-renewed': '=caseId', 'decision-renewed': '=caseId', 'emergency-ended': '=caseId' };

const main = diagram(
  'case-seven-steps',
  { 'case-opened': null, ...ofCase },
  [
    startMessage('caseOpened', 'case-opened'),
    job('seatCase', 'seat-case'),
    merge('assessAgain'),
    task('assess'),
    call('consilium', 'consilium', { decision: 'consiliumResult' }),
    boundary('votesWithdrawn', 'consilium', 'evidence-renewed'),
    merge('decided'),
    scope(
      'afterDecision',
      [
        start('afterStart'),
        task('informAgencies'),
        call('programme', 'rehab-plan', { closureDecision: 'closureDecision' }),
        end('afterEnd'),
      ],
      ['afterStart > informAgencies', 'informAgencies > programme', 'programme > afterEnd'],
    ),
    boundary('decisionRenewed', 'afterDecision', 'decision-renewed'),
    task('lastWord'),
    end('caseClosed'),
    eventScope(
      'emergencyOver',
      [
        withAttributes(startMessage('emergencyEnded', 'emergency-ended'), 'isInterrupting="false"'),
        job('noteEmergency', 'note-emergency'),
        call('reassessment', 'reassessment'),
        end('emergencySettled'),
      ],
      ['emergencyEnded > noteEmergency', 'noteEmergency > reassessment', 'reassessment > emergencySettled'],
    ),
  ],
  [
    'caseOpened > seatCase',
    'seatCase > assessAgain',
    'assessAgain > assess',
    'assess > consilium',
    'votesWithdrawn > assessAgain',
    'consilium > decided',
    'decided > afterDecision',
    'decisionRenewed > decided',
    'afterDecision > lastWord',
    'lastWord > caseClosed',
  ],
);

const consilium = diagram(
  'consilium',
  { 'voting-closed': '=partId' },
  [
    start(),
    job('takeSeat', 'seat-part'),
    task('prepareAgenda'),
    job('openVoting', 'open-voting'),
    taskForEach('castVote'),
    boundary('votingClosed', 'castVote', 'voting-closed'),
    merge('voted'),
    task('signProtocol'),
    job('recordOutcome', 'finish-part'),
    end(),
  ],
  [
    'start > takeSeat',
    'takeSeat > prepareAgenda',
    'prepareAgenda > openVoting',
    'openVoting > castVote',
    'castVote > voted',
    'votingClosed > voted',
    'voted > signProtocol',
    'signProtocol > recordOutcome',
    'recordOutcome > end',
  ],
);

const programme = diagram(
  'rehab-plan',
  {},
  [
    start(),
    job('takeSeat', 'seat-part'),
    task('draftPlan'),
    call('planConsilium', 'consilium', { planDecision: 'consiliumResult' }),
    task('approvePlan'),
    job('recordOutcome', 'finish-part'),
    end(),
  ],
  [
    'start > takeSeat',
    'takeSeat > draftPlan',
    'draftPlan > planConsilium',
    'planConsilium > approvePlan',
    'approvePlan > recordOutcome',
    'recordOutcome > end',
  ],
);

const reassessment = diagram(
  'reassessment',
  {},
  [start(), job('takeSeat', 'seat-part'), task('assess'), task('talk'), job('recordOutcome', 'finish-part'), end()],
  ['start > takeSeat', 'takeSeat > assess', 'assess > talk', 'talk > recordOutcome', 'recordOutcome > end'],
);

const patronage = diagram(
  'patronage',
  {
    'patronage-started': null,
    'visits-suspended': '=partId',
    'visits-resumed': '=partId',
    'patronage-ended': '=partId',
  },
  [
    startMessage('patronageStarted', 'patronage-started'),
    job('takeSeat', 'seat-part'),
    merge('again'),
    task('homeVisit'),
    boundary('visitsSuspended', 'homeVisit', 'visits-suspended'),
    caught('visitsResumed', 'visits-resumed'),
    eventScope(
      'ended',
      [startMessage('patronageEnded', 'patronage-ended'), job('recordOutcomeEnded', 'finish-part'), end('endedEnd')],
      ['patronageEnded > recordOutcomeEnded', 'recordOutcomeEnded > endedEnd'],
    ),
  ],
  [
    'patronageStarted > takeSeat',
    'takeSeat > again',
    'again > homeVisit',
    'homeVisit > again',
    'visitsSuspended > visitsResumed',
    'visitsResumed > again',
  ],
);

const form = JSON.stringify({ id: 'plain', type: 'default', schemaVersion: 16, components: [] });

const file = (name: string, kind: ReleaseResource['kind'], content: string): ReleaseResource => ({
  ...{ name, kind, content, checksum: content },
});

export const partsResources = (): ReleaseResource[] => [
  file('case-seven-steps.bpmn', 'bpmn', main),
  file('consilium.bpmn', 'bpmn', consilium),
  file('rehab-plan.bpmn', 'bpmn', programme),
  file('reassessment.bpmn', 'bpmn', reassessment),
  file('patronage.bpmn', 'bpmn', patronage),
  file('plain.form', 'form', form),
];
