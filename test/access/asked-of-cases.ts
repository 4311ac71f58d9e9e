/** Questions about casework: messages, tasks, cases and what belongs to one. */
import type { Asked } from '#test/support/api.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import type { Target } from './furnished-office.ts';
import { type Questions, reason } from './question.ts';

const ofCase = (more: Asked = {}) => ({
  about: ({ found }: Target): Asked => ({ params: { caseId: found.caseId }, ...more }),
});
const ofTask = (more: (target: Target) => Asked = () => ({})) => ({
  about: (target: Target): Asked => ({ params: { taskId: target.taskId }, ...more(target) }),
});
const ofClock = (clock: 'runningClock' | 'pausedClock', more: Asked = {}) => ({
  about: ({ found }: Target): Asked => ({ params: { deadlineId: found[clock] }, ...more }),
});
const ofPaper = (paper: 'paperId' | 'reporterPaperId', more: Asked = {}) => ({
  about: ({ found }: Target): Asked => ({ params: { paperId: found[paper] }, ...more }),
});
const ofRecord = (formId: keyof Target['found']['submissions']) => ({
  about: ({ found: { caseId, submissions } }: Target): Asked => ({
    params: { caseId, submissionId: submissions[formId] ?? '' },
  }),
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const signal = {
  ...{ receivedAt: '2026-03-10T09:00:00Z', channel: 'phone', source: 'RELATIVE', familyName: 'Примеровы' },
  ...{
    children: [{ name: 'Иван', approxAge: 6 }],
    location: 'ул. Садовая, 5',
    reason: 'NEGLECT',
    facts: 'Шум',
    dangerNow: 'NO',
  },
};
const contact = { heldOn: '2026-03-10', channel: 'PHONE', topic: 'Разговор', minutes: 5, withWhom: 'мать' };

/** A right answer to the form of the task, about the children of the case. */
function answerTo({ element, found }: Target): Asked {
  const { answers } = VALID[element];
  const ofChildren: Readonly<Record<string, object>> = {
    receiveSignal: { children: [{ name: found.childName, approxAge: 6 }] },
    assess: { children: VALID.assess.answers.children?.map((child) => ({ ...child, childId: found.childId })) },
  };
  return { body: { data: { ...answers, ...ofChildren[element] } } };
}

export const ofCases: Questions = [
  ['listTasks:mine', { asked: { query: { list: 'mine' } } }],
  ['listTasks:group', { asked: { query: { list: 'group' } } }],
  ['listTasks:overdue', { asked: { query: { list: 'overdue' } } }],
  ['listTasks:unit', { asked: { query: { list: 'unit' } } }],
  ['searchTasks', { kept: true, asked: { body: { list: 'mine', search: '2026' } } }],
  ['readTask', ofTask()],
  ['claimTask', ofTask()],
  ['unclaimTask', { ...ofTask(), first: 'claimTask' }],
  ['saveDraft', { ...ofTask(() => ({ body: { data: { note: 'начато' } } })), first: 'claimTask' }],
  ['completeTask', { ...ofTask(answerTo), first: 'claimTask' }],
  ['listTaskPerformers', ofTask()],
  ['passTaskOn', ofTask(({ performerId }) => ({ body: { userId: performerId } }))],
  ['registerSignal', { asked: { body: signal } }],
  ['listSignals', {}],
  [
    'lookUpFamily',
    {
      kept: true,
      about: ({ found }) => ({ body: { familyName: found.familyName, children: [found.childName] } }),
    },
  ],
  ['listCases', { asked: { query: { status: 'ALL' } } }],
  ['searchCases', { kept: true, asked: { body: { status: 'ALL', search: '2026' } } }],
  ['readCase', ofCase()],
  ['readRecord:message', ofRecord('receiveSignal')],
  ['readRecord:visit', ofRecord('fieldVisit')],
  ['readRecord:assessment', ofRecord('assess')],
  ['readRecord:decision', ofRecord('signProtocol')],
  ['readRecord:programme', ofRecord('draftPlan')],
  ['readCaseDiagram', ofCase()],
  ['readCaseSupport', ofCase()],
  ['declarePurpose', ofCase({ body: { purpose: 'CONTROL' } })],
  ['listCaseReaders', ofCase()],
  ['notePrint', { about: ({ found }) => ({ body: { page: 'CASE', caseId: found.caseId } }) }],
  ['breakGlass', ofCase({ body: { reason } })],
  ['breakGlassByNumber', { about: ({ found }) => ({ body: { caseNumber: found.caseNumber, reason } }) }],
  ['listBreakGlass', {}],
  [
    'reviewBreakGlass',
    { about: ({ found }) => ({ params: { breakGlassId: found.breakGlassId }, body: { review: 'ACCEPTED' } }) },
  ],
  ['listInvitations', ofCase()],
  [
    'inviteSupervisor',
    {
      about: ({ found, supervisorId }) => ({
        params: { caseId: found.caseId },
        body: { userId: supervisorId, days: 7 },
      }),
    },
  ],
  ['withdrawInvitation', { about: ({ found: { caseId, invitationId } }) => ({ params: { caseId, invitationId } }) }],
  ['listSupervisedCases', {}],
  ['readSupervisedCase', ofCase()],
  ['listAgencyWork', {}],
  ['readAgencyCard', ofCase()],
  ['listContacts', ofCase()],
  ['recordContact', ofCase({ body: contact })],
  ['listEmergencies', ofCase()],
  ['startEmergency', ofCase({ body: { reason } })],
  ['visitNow', ofCase({ body: { reason } })],
  ['noteClaim', ofCase({ body: { filedOn: '2026-03-10' } })],
  [
    'noteReceipt',
    {
      about: ({ found: { caseId, noticeId } }) => ({
        params: { caseId, noticeId },
        body: { receivedAt: '2026-03-10T12:30:00Z' },
      }),
    },
  ],
  ['listDeadlines', {}],
  ['pauseDeadline', ofClock('runningClock', { body: { reason } })],
  ['resumeDeadline', ofClock('pausedClock')],
  ['moveDeadline', ofClock('runningClock', { body: { dueAt: inDays(5), reason } })],
  ['listAlarms', {}],
  ['markAlarmSeen', { about: ({ found }) => ({ params: { alarmId: found.alarmId } }) }],
  ['listCasePapers', ofCase()],
  ['listPapers', {}],
  ['readPaperWord', ofPaper('paperId')],
  ['readPaperWord:reporter', ofPaper('reporterPaperId')],
  ['readPaperPage', ofPaper('paperId')],
  ['readPaperPage:reporter', ofPaper('reporterPaperId')],
  ['readPaperPdf', ofPaper('paperId')],
  ['readPaperPdf:reporter', ofPaper('reporterPaperId')],
  ['cancelPaper', ofPaper('paperId', { body: { reason } })],
];
