/** Labels and texts of forms stand as they are: nothing in them is evaluated, whether the form says it or the data do. */
import { readdirSync, readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { plainTextsModule } from '#form-runtime/plain-texts.ts';

const window = new Window({ url: 'http://localhost/' });
const lent: Record<string, unknown> = { window, document: window.document };
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis) && !(name in lent)) lent[name] = (window as unknown as Record<string, unknown>)[name];
}
Object.assign(globalThis, lent);
const { Form } = await import('@bpmn-io/form-js-viewer');

const texts = ['{{7*7}}', '=7*7', '{{name}}', '{{#if true}}x{{/if}}', '<b id="bold">x</b>', '**x**', '${7*7}'];
const options = texts.map((label, index) => ({ label, value: `v${index}` }));

/** Options by the data and labels by the form, all with the same words. */
const schema = {
  type: 'default',
  id: 'shown',
  schemaVersion: 19,
  components: [
    { type: 'checklist', id: 'a', key: 'a', label: 'Кто', valuesKey: 'people' },
    { type: 'radio', id: 'b', key: 'b', label: 'Кто', valuesKey: 'people' },
    { type: 'select', id: 'c', key: 'c', label: 'Кто', valuesKey: 'people' },
    { type: 'table', id: 'd', label: 'Голоса', dataSource: '=rows', columns: [{ label: 'Имя', key: 'label' }] },
    ...texts.map((label, index) => ({
      type: 'textfield',
      id: `t${index}`,
      key: `t${index}`,
      label,
      description: label,
    })),
  ],
};

async function shown(): Promise<string> {
  const container = window.document.createElement('div');
  window.document.body.append(container);
  const form = new Form({ container: container as unknown as HTMLElement, additionalModules: [plainTextsModule] });
  const typed = Object.fromEntries(texts.map((text, index) => [`t${index}`, text]));
  await form.importSchema(schema, { people: options, rows: options, name: 'подставлено', c: 'v0', ...typed });
  await new Promise((resolve) => setTimeout(resolve, 0));
  const words = container.textContent ?? '';
  expect(container.querySelector('#bold')).toBeNull();
  const values = [...container.querySelectorAll('input[type=text]')].map(
    (input) => (input as unknown as HTMLInputElement).value,
  );
  for (const text of texts) expect(values).toContain(text);
  form.destroy();
  return words;
}

test('words of people in options, rows and fields, and the labels of a form, are shown as they are', async () => {
  const words = await shown();
  for (const text of texts) expect(words.split(text).length - 1).toBeGreaterThanOrEqual(4);
  expect(words).not.toMatch(/49|подставлено/);
});

test('no form of the repository asks for words to be evaluated', () => {
  const folder = new URL('../../forms/', import.meta.url);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.form'))) {
    const evaluated = readFileSync(new URL(name, folder), 'utf8').match(
      /"(label|text|description|source|content|url|alt)": *"(=|[^"]*\{\{)/g,
    );
    expect({ name, evaluated }).toEqual({ name, evaluated: null });
  }
});
