/** No more votes than members present, no more present than members (step 5). */
import { errorIf, type FormRule } from './form-rule.ts';

export const votesAddUp: FormRule = (data) => {
  const [total, present, ...votes] = [
    data.membersTotal,
    data.membersPresent,
    data.votesFor,
    data.votesAgainst,
    data.votesAbstained,
  ].map((value) => (typeof value === 'number' ? value : 0));
  const cast = votes.reduce((sum, count) => sum + count, 0);
  return [
    ...errorIf((present ?? 0) > (total ?? 0), 'membersPresent', 'Присутствующих больше, чем членов консилиума.'),
    ...errorIf(cast > (present ?? 0), 'votesFor', 'Голосов больше, чем присутствующих.'),
  ];
};
