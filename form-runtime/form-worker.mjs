/**
 * Thread that fills a form with answers by form-js itself under happy-dom and reads back what it would submit.
 * Plain JavaScript: a thread has no loader for TypeScript. Texts go back as keys; the caller translates them.
 */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { Window } from 'happy-dom';

const MAX_TURNS = 200;
const QUIET_TURNS = 3;

const window = new Window({ url: 'http://localhost/' });
const lent = { window, document: window.document };
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis) && !(name in lent)) lent[name] = window[name];
}
Object.assign(globalThis, lent);

const require = createRequire(import.meta.url);
const preact = require('preact');
preact.options.requestAnimationFrame = setImmediate;
const { Form, formFields } = require('@bpmn-io/form-js-viewer');

const translate = (key, replacements) =>
  JSON.stringify({ key, replacements: replacements && mapValues(replacements, String) });

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** form-js draws and reacts in later turns; an answer is final once nothing has changed for a few of them. */
async function untilQuiet(form) {
  let quiet = 0;
  form.on('changed', () => (quiet = 0));
  for (let turn = 0; turn < MAX_TURNS && quiet < QUIET_TURNS; turn += 1) {
    quiet += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The errors of all visible fields, each at its place in the answers. */
function errorsOf(form) {
  const { data } = form._getState();
  const fields = form.get('formFieldRegistry');
  const validator = form.get('validator');
  const valueAt = (path) => path.reduce((at, name) => at?.[name], data);
  return form
    .get('formFieldInstanceRegistry')
    .getAllKeyed()
    .filter(({ id }) => !fields.get(id).disabled)
    .flatMap((instance) =>
      validator
        .validateFieldInstance(instance, valueAt(instance.valuePath))
        .map((message) => ({ path: instance.valuePath.join('.'), message })),
    );
}

/** A drawn form checks each filled field by itself and redraws everything after it: here all are checked once, at the end. */
const modules = [
  { translate: ['value', translate] },
  { viewerCommands: ['value', { updateFieldInstanceValidation() {} }] },
];

/** What holds other fields or computes must live; all else is only drawn, and nobody looks: several times faster. */
const ALIVE = new Set(['default', 'group', 'dynamiclist', 'expression']);

/** The same kind of field without its picture, unless its options are computed by a formula and must be kept in step. */
function unseen(kind) {
  const light = (props) => (props.field.valuesExpression ? preact.h(kind, props) : null);
  return Object.assign(light, { config: kind.config });
}
const unseenKinds = formFields.filter(({ config }) => !ALIVE.has(config.type)).map(unseen);

async function check({ schema, data }) {
  const form = new Form({ additionalModules: modules });
  const kinds = form.get('formFields');
  for (const kind of unseenKinds) kinds.register(kind.config.type, kind);
  try {
    await form.importSchema(schema, data);
    await untilQuiet(form);
    return { data: form.submit().data, errors: errorsOf(form) };
  } finally {
    form.destroy();
  }
}

async function answer({ id, ...request }) {
  try {
    parentPort.postMessage({ id, result: await check(request) });
  } catch (error) {
    parentPort.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}

parentPort.on('message', (question) => void answer(question));
parentPort.postMessage({ ready: true });
