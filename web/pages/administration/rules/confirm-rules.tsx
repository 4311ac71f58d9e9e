/** Before and after, and whom it touches at once; then the version is written. */
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { toProblem } from '../../../api-problem.ts';
import { rulesPreviewQuery } from '../../../administration-queries.ts';
import { russianDay } from '../../../report-words.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { type Deed, useDeed } from '../use-deed.ts';
import { ChangeList } from './change-list.tsx';
import { changesBetween, effectSentences, type RoleList, type Rules, type RuleVersion } from './rules-presenter.ts';
import type { RulesProposal } from './use-rules-draft.ts';

type Props = {
  readonly rules: Rules;
  readonly inForce: RuleVersion;
  readonly proposal: RulesProposal;
  readonly list: RoleList;
  readonly back: () => void;
  readonly done: (deed: Deed) => void;
};

export function ConfirmRules({ rules, inForce, proposal, list, back, done }: Props) {
  const { kind, today } = rules;
  const { content, validFrom, source } = proposal;
  const since = validFrom === today ? 'сразу, с сегодняшнего дня' : `с ${russianDay(validFrom)}`;
  const changes = changesBetween(kind, inForce.content, content, list);
  const request = useRequest({ kind, today, validFrom }, done);
  const apply = () =>
    request.mutate({
      path: '/administration/rules',
      body: { kind, content, validFrom, source, basedOn: inForce.version },
      said:
        validFrom === today
          ? 'Новые правила действуют с сегодняшнего дня'
          : `Новые правила начнут действовать ${since}`,
    });
  return (
    <FormDialog
      title="Что изменится"
      size="m"
      apply={validFrom === today ? 'Ввести в действие' : 'Назначить'}
      cancel="Вернуться к числам"
      busy={request.isPending}
      disabled={changes.length === 0}
      problem={request.error}
      onApply={apply}
      onClose={back}
    >
      <p>Правила начнут действовать {since}.</p>
      <ChangeList changes={changes} />
      {validFrom === today && changes.length > 0 && <Effect kind={kind} content={content} />}
      {validFrom === today && (
        <p className="secondary">Действующую версию не отозвать, но можно внести прежние числа.</p>
      )}
    </FormDialog>
  );
}

type About = Pick<Rules, 'kind' | 'today'> & { readonly validFrom: string };

/** What is not in force yet can be taken back at once. */
function useRequest({ kind, today, validFrom }: About, done: (deed: Deed) => void) {
  return useDeed<ApiSchemas['CreatedRules']>((deed, { version }) => {
    const path = `/administration/rules/${kind}/versions/${version}`;
    const undo = { method: 'DELETE', path, said: 'Версия отозвана' } as const;
    done({ path: deed.path, said: deed.said, ...(validFrom > today ? { undo } : {}) });
  });
}

function Effect(props: Parameters<typeof rulesPreviewQuery>[0]) {
  const effect = useQuery(rulesPreviewQuery(props));
  if (effect.isError) return <ProblemNotice problem={toProblem(effect.error)} retry={() => void effect.refetch()} />;
  if (!effect.data) return <p role="status">Считаем, кого это коснётся…</p>;
  return effectSentences(effect.data).map((sentence) => (
    <p key={sentence} role="status">
      {sentence}
    </p>
  ));
}
