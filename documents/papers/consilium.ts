/** What papers of the consilium say besides the form: the votes by name with dissent, their count, and the decision in words. */
import type { Dictionary, TagsOf } from '../dictionary.ts';

export const votesDictionary = {
  proposed: 'Предложенное решение',
  votes: {
    list: 'Голоса членов консилиума',
    rows: { voter: 'Член консилиума', vote: 'Как проголосовал', voteDissent: 'Особое мнение' },
  },
  membersTotal: 'Сколько членов консилиума',
  votesGiven: 'Сколько голосовали',
  votesFor: 'Голосов за',
  votesAgainst: 'Голосов против',
  votesAbstained: 'Воздержались',
} as const satisfies Dictionary;

export const noDecisionDictionary = {
  ...votesDictionary,
  outcomeTitle: 'Почему решения нет',
} as const satisfies Dictionary;

export const decisionDictionary = { decisionTitle: 'Решение консилиума словами' } as const satisfies Dictionary;

export type VotesFacts = {
  readonly proposed: string;
  readonly votes: readonly { readonly name: string; readonly vote: string | null; readonly dissent: string }[];
};

const voteTexts: Readonly<Record<string, string>> = { FOR: 'за', AGAINST: 'против', ABSTAIN: 'воздержался' };
const outcomeTexts: Readonly<Record<string, string>> = {
  NO_QUORUM: 'не было кворума',
  NOT_ADOPTED: 'предложенное решение не собрало большинства голосов',
};

export function votesTags({ proposed, votes }: VotesFacts): TagsOf<typeof votesDictionary> {
  const count = (vote: string): string => String(votes.filter((one) => one.vote === vote).length);
  return {
    proposed,
    votes: votes.map(({ name, vote, dissent }) => ({
      voter: name,
      vote: vote === null ? 'не голосовал' : (voteTexts[vote] ?? vote),
      voteDissent: dissent,
    })),
    membersTotal: String(votes.length),
    votesGiven: String(votes.filter(({ vote }) => vote !== null).length),
    votesFor: count('FOR'),
    votesAgainst: count('AGAINST'),
    votesAbstained: count('ABSTAIN'),
  };
}

export function noDecisionTags(facts: VotesFacts & { readonly outcome: string }): TagsOf<typeof noDecisionDictionary> {
  return { ...votesTags(facts), outcomeTitle: outcomeTexts[facts.outcome] ?? facts.outcome };
}
