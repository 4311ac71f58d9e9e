/** The log: a canary under any name, as deep as one likes, in an error or in an address never reaches it. */
import { createLog, pathInLog } from '#log';

const canary = 'Канарейкина-9471';

function lines(write: (log: ReturnType<typeof createLog>) => void): string {
  const written: string[] = [];
  write(createLog('trace', { write: (line) => void written.push(line) }));
  return written.join('');
}

const names = [
  'password',
  'name',
  'familyName',
  'facts',
  'cookie',
  'token',
  'authorization',
  'body',
  'data',
  'anything',
  'code',
  'kind',
  'type',
];

test.each(names)('under the name %s', (name) => {
  const log = lines((to) => {
    to.info({ [name]: canary }, 'a text');
    to.info({ [name]: { deep: [{ deeper: canary }] } }, 'deep');
    to.child({ caseId: 'c1' }).error({ [name]: canary }, 'a child');
  });
  expect(log).not.toContain('9471');
  expect(log.trim().split('\n')).toHaveLength(3);
});

test('an error tells its kind, code and place, and none of its words', () => {
  const error = Object.assign(new Error(`insert into signals values ('${canary}')`), {
    code: '23505',
    detail: `Key (login)=(${canary}) already exists.`,
    where: canary,
    bindings: [canary],
  });
  const log = lines((to) => {
    to.error({ err: error }, 'failed');
    to.error(error, 'failed');
  });
  expect(log).not.toContain('9471');
  expect(log).toContain('23505');
  expect(log).toMatch(/log\.test\.ts/);
});

test('what the system says about itself stays', () => {
  const log = lines((to) =>
    to.warn({ jobType: 'seat-case', jobKey: '2251799813685249', code: 'NO_AGENCY', retries: 2 }, 'a job waits'),
  );
  expect(JSON.parse(log)).toMatchObject({
    jobType: 'seat-case',
    jobKey: '2251799813685249',
    code: 'NO_AGENCY',
    retries: 2,
    msg: 'a job waits',
  });
});

test.each([
  [
    '/api/cases/5f0c1f6e-2f0a-4a3e-9a55-0f2b1f3c4d5e/record?search=Канарейкина',
    '/api/cases/5f0c1f6e-2f0a-4a3e-9a55-0f2b1f3c4d5e/record',
  ],
  ['/credentials/mQ3vT9xYw2Lr8bN6kZ0pJ4hD7sG1fA5cE-_uXiO', '/credentials/*'],
  ['/api/cases/%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D1%8B', '/api/cases/*'],
  ['/diagrams/1/case-seven-steps.bpmn', '/diagrams/1/case-seven-steps.bpmn'],
])('the address %s is noted as %s', (address, noted) => expect(pathInLog(address)).toBe(noted));
