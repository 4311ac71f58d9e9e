/** The form of safety: every threat with its answer and the measure that removes it, and what follows. */
import { type Dictionary, type TagsOf, textTag } from '../dictionary.ts';
import { answerTags, type PaperForm, type Words } from '../form-answers.ts';

export const safetyFormDictionary = {
  safetyLevel: 'Вывод о безопасности',
  threats: {
    list: 'Угрозы по порядку',
    rows: { threat: 'Угроза', answer: 'Есть ли она', control: 'Какая мера её снимает', controlState: 'Что с мерой' },
  },
} as const satisfies Dictionary;

const conclusions: Readonly<Record<string, string>> = {
  SAFE: 'Ребёнок в безопасности.',
  SAFE_WITH_PLAN: 'Ребёнок в безопасности при выполнении плана безопасности.',
  UNSAFE: 'Ребёнок в опасности: нужны экстренные меры.',
  REASSESS: 'Вывод сделать нельзя: нужно увидеть ребёнка ещё раз.',
};

export type SafetyFormFacts = {
  readonly safety: string;
  readonly threats: readonly { readonly code: string; readonly title: string }[];
};

/** The threats' answers are taken from the form: group `safety`, a threat a code. */
export function safetyFormTags(
  facts: SafetyFormFacts,
  form: PaperForm,
  data: Readonly<Record<string, unknown>>,
  words: Words,
): TagsOf<typeof safetyFormDictionary> {
  const answers = answerTags(form, data, words);
  const said = (code: string, what: string): string => textTag(answers, `safety_${code}_${what}`);
  return {
    safetyLevel: conclusions[facts.safety] ?? facts.safety,
    threats: facts.threats.map(({ code, title }) => ({
      threat: `${code}. ${title}`,
      answer: said(code, 'answer'),
      control: said(code, 'control'),
      controlState: said(code, 'controlState'),
    })),
  };
}
