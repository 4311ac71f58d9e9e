/** The package for the commission holds every paper that the rulebook asks for (domain.md §2 step 5). */
import { errorIf, type FormRule } from './form-rule.ts';

export const packageIsComplete: FormRule = (data, { given }) => {
  const contents = Array.isArray(data.contents) ? data.contents : [];
  const required = Array.isArray(given.requiredContents) ? given.requiredContents : [];
  return errorIf(
    required.some((code) => !contents.includes(code)),
    'contents',
    'Пакет неполный: отметьте все обязательные документы.',
  );
};
