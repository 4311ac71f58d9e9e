/**
 * Which variables a FEEL expression reads. Not a parser of FEEL: whatever it does not recognise counts as a variable,
 * so that a doubtful expression is refused rather than let through.
 */
const quoted = /"(?:\\.|[^"\\])*"|@"[^"]*"/g;
const contextKey = /([{,]\s*)[\p{L}_][\p{L}\p{N}_]*\s*:/gu;
const path = /\.\s*[\p{L}_][\p{L}\p{N}_]*/gu;
const functionCall = /[\p{L}_][\p{L}\p{N}_]*\s*\(/gu;
const word = /[\p{L}_][\p{L}\p{N}_]*/gu;
const boundName = /\b(?:for|some|every)\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\b/gu;

const functionsOfSeveralWords =
  /\b(?:list contains|date and time|years and months duration|string length|string join|upper case|lower case|starts with|ends with|substring before|substring after|distinct values|insert before|index of|get value|get entries|get or else|day of week|day of year|week of year|month of year|last day of month|is defined|is empty)\s*\(/g;

const reserved = new Set(
  'and or not if then else for in return some every satisfies between instance of true false null function item partial'.split(
    ' ',
  ),
);

/** The names of an expression; a value that does not begin with `=` is plain text and reads nothing. */
export function feelNames(expression: string): readonly string[] {
  if (!expression.trim().startsWith('=')) return [];
  const bare = expression
    .replace(quoted, ' ')
    .replace(contextKey, '$1')
    .replace(functionsOfSeveralWords, ' ( ')
    .replace(path, ' ');
  const bound = new Set([...bare.matchAll(boundName)].map((match) => match[1]));
  const words = bare.replace(functionCall, keepReserved).match(word) ?? [];
  return [...new Set(words)].filter((name) => !reserved.has(name) && !bound.has(name));
}

/** `and (` and `not (` look like calls but only the name before a bracket that is no reserved word is a function. */
const keepReserved = (call: string): string => (reserved.has(call.replace(/\s*\($/, '')) ? call : ' ( ');
