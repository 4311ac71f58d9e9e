/** The draft of new rules: what is typed, what is wrong with it, and the proposal once nothing is. */
import { useState } from 'react';
import { dayOfText } from '../../../day-text.ts';
import { russianDay } from '../../../report-words.ts';
import {
  contentOf,
  draftErrors,
  draftOf,
  type RoleList,
  type RuleContent,
  type RuleDraft,
  type Rules,
  type RuleVersion,
} from './rules-presenter.ts';

export type RulesProposal = {
  readonly content: RuleContent;
  readonly validFrom: string;
  readonly source: string;
};
export type RulesDraft = ReturnType<typeof useRulesDraft>;

export function useRulesDraft(rules: Rules, from: RuleVersion, list: RoleList) {
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(rules.kind, from.content, list, russianDay(rules.today)));
  const [checked, setChecked] = useState(false);
  const [ready, setReady] = useState<RulesProposal>();
  const content = contentOf(from.content, draft, list);
  const wrong = draftErrors(rules.kind, content, draft, rules.today);
  return {
    draft,
    wrong: checked ? wrong : {},
    ready,
    edit: (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part }),
    check: () => {
      setChecked(true);
      if (Object.keys(wrong).length > 0) return;
      setReady({ content, validFrom: dayOfText(draft.validFrom) ?? '', source: draft.source.trim() });
    },
    back: () => setReady(undefined),
  };
}
