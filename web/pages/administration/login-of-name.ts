/** A login proposed for a name: the surname in Latin letters with initials. Pure. */
const letters: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

export function loginOfName(fullName: string): string {
  const [surname = '', ...names] = fullName.toLowerCase().split(/\s+/).filter(Boolean).map(inLatin);
  const initials = names.map((name) => name.charAt(0)).join('');
  return `${surname}${initials && `.${initials}`}`.slice(0, 40);
}

function inLatin(word: string): string {
  return word.replaceAll(/[^a-z0-9-]/g, (letter) => letters[letter] ?? '');
}
