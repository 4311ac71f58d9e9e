/** Whether the family of the message is known, and whom to call: nothing else is told. The question is asked by hand, for it is noted. */
import { Alert, Button } from '@gravity-ui/uikit';
import { useMutation } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ask } from '../../api-client.ts';
import { toProblem } from '../../api-problem.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { SignalDraft } from './signal-draft.ts';

type Known = ApiSchemas['FamilyKnown'];
type Question = { readonly familyName: string; readonly children: readonly string[]; readonly location: string };

const questionOf = ({ familyName, children, location }: SignalDraft): Question => ({
  familyName: familyName.trim(),
  children: children.map(({ name }) => name.trim()).filter(Boolean),
  location: location.trim(),
});

export function FamilyLookup({ draft }: { readonly draft: SignalDraft }) {
  const question = questionOf(draft);
  const asked = useMutation({ mutationFn: (words: Question) => ask<Known>('/signals/family', words) });
  const named = question.familyName.length > 1;
  const same = JSON.stringify(asked.variables) === JSON.stringify(question);
  return (
    <div className="family-lookup">
      <Button
        view="outlined"
        size="l"
        loading={asked.isPending}
        disabled={!named}
        onClick={() => asked.mutate(question)}
      >
        Известна ли семья?
      </Button>
      {!named && <span className="secondary">Сначала впишите фамилию.</span>}
      <div role="status" className="family-lookup__answer">
        {asked.data && same && <Answer known={asked.data} />}
      </div>
      {asked.error && <ProblemNotice problem={toProblem(asked.error)} retry={() => asked.mutate(question)} />}
    </div>
  );
}

const words = {
  YES: { theme: 'warning', title: 'Семья известна', more: 'Позвоните, прежде чем принимать решение:' },
  LIKELY: { theme: 'info', title: 'Возможно, семья известна: совпала фамилия', more: 'Уточните по телефону:' },
  NO: { theme: 'success', title: 'Семья не встречалась', more: 'Регистрируйте сообщение как новое.' },
} as const;

function Answer({ known: { known, contacts, cases } }: { readonly known: Known }) {
  const { theme, title, more } = words[known];
  return (
    <Alert
      theme={theme}
      title={title}
      message={
        <>
          <p>{more}</p>
          {contacts.length > 0 && (
            <ul className="family-lookup__contacts">
              {contacts.map(({ name, post, centreName }) => (
                <li key={name}>
                  <strong>{name}</strong>, {post}
                  <span className="secondary block">{centreName}</span>
                </li>
              ))}
            </ul>
          )}
          {cases.length > 0 && (
            <p>
              Случаи вашего отделения с этой фамилией:{' '}
              {cases.map(({ number, running }) => (running ? number : `${number} (закрыт)`)).join(', ')}
            </p>
          )}
        </>
      }
    />
  );
}
