/**
 * Labels and texts of forms are shown as they stand. form-js would evaluate every one that looks like FEEL or a template, and
 * labels of options may come from people: a name «{{…}}» must stay a name. Conditions (`hide`) belong to the form's author.
 */

/** For `additionalModules` of a form-js form in the browser. */
export const plainTextsModule = {
  templating: ['value', { isTemplate: () => false, getVariableNames: () => [], evaluate: (text: unknown) => text }],
} as const;
