/** «С какой целью?»: one small question before a case is shown, with the likely answer chosen, so that Enter is enough. */
import { Dialog, TextInput } from '@gravity-ui/uikit';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type DeclaredPurpose, declaredPurposes, purposeTitles } from '#domain/audit-words.ts';
import { ChoiceGroup } from '../parts/choice-group.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { type PurposeQuestion, usePurposeQuestion } from '../purpose-store.ts';
import { useChange } from '../use-change.ts';
import { type Role, useSession } from '../use-session.ts';

const choices = declaredPurposes.map((value) => ({ value, title: purposeTitles[value] }));

/** The dialog while somebody waits for it; going to another page takes the question back. */
export function PurposeDialog() {
  const question = usePurposeQuestion();
  return question ? <Ask key={question.caseId} question={question} /> : null;
}

function Ask({ question }: { readonly question: PurposeQuestion }) {
  const { purpose, setPurpose, note, setNote, request, apply, refuse } = useAnswer(question);
  const wantsNote = purpose === 'REQUEST' || purpose === 'COMPLAINT';
  return (
    <Dialog
      open
      onClose={refuse}
      maxWidth="s"
      fullWidth
      initialFocus="apply"
      aria-label="С какой целью открываете карту"
    >
      <Dialog.Header caption="С какой целью открываете карту?" />
      <Dialog.Body className="dialog-body">
        <p>Спрашиваем один раз за вход. Цель и время останутся в журнале действий.</p>
        <ChoiceGroup id="purpose" legend="Цель" choices={choices} value={purpose} onChange={setPurpose} />
        {wantsNote && (
          <Field id="purpose-note" label="Номер и дата обращения" hint="Если есть. Имён не пишите.">
            <TextInput id="purpose-note" size="l" value={note} controlProps={{ maxLength: 300 }} onUpdate={setNote} />
          </Field>
        )}
        {request.error && <ProblemNotice problem={request.error} />}
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply="Открыть карту"
        textButtonCancel="Не открывать"
        loading={request.isPending}
        onClickButtonApply={apply}
        onClickButtonCancel={refuse}
      />
    </Dialog>
  );
}

function useAnswer(question: PurposeQuestion) {
  const roles = useSession()?.roles ?? [];
  const [purpose, setPurpose] = useState<DeclaredPurpose>(likely(roles));
  const [note, setNote] = useState('');
  const router = useRouter();
  useTakenBackElsewhere(question);
  const request = useChange<void>(
    () => ({
      path: `/cases/${question.caseId}/purpose`,
      body: { purpose, ...(note.trim() ? { note: note.trim() } : {}) },
    }),
    { done: question.answered },
  );
  const refuse = () => {
    question.refused();
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: '/' });
  };
  return { purpose, setPurpose, note, setNote, request, refuse, apply: () => !request.isPending && request.mutate() };
}

function useTakenBackElsewhere(question: PurposeQuestion): void {
  const { pathname } = useLocation();
  const asked = useRef(pathname);
  useEffect(() => {
    if (pathname !== asked.current) question.refused();
  }, [pathname, question]);
}

/** Who leads looks on, who decides approves, everybody else works. */
function likely(roles: readonly Role[]): DeclaredPurpose {
  if (roles.includes('caseCurator') || roles.includes('psychologist')) return 'WORK';
  if (roles.includes('unitHead') || roles.includes('consiliumMember')) return 'APPROVAL';
  return roles.includes('manager') ? 'CONTROL' : 'WORK';
}
