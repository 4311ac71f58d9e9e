/** What the officer of a body has answered to a notice himself: the last version, and the earlier ones folded away. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { russianDay } from '../report-words.ts';
import { type Moments, useMoments } from '../use-session.ts';

type Answer = ApiSchemas['NoticeAnswer'];

export function BodyAnswers({ answers }: { readonly answers: readonly Answer[] }) {
  const moments = useMoments();
  const [last, ...earlier] = answers;
  if (!last) return null;
  return (
    <div className="body-said">
      <AnswerText answer={last} moments={moments} />
      {earlier.length > 0 && (
        <details>
          <summary>Прежние редакции: {earlier.length}</summary>
          {earlier.map((answer) => (
            <AnswerText key={answer.givenAt} answer={answer} moments={moments} />
          ))}
        </details>
      )}
    </div>
  );
}

function AnswerText({ answer, moments }: { readonly answer: Answer; readonly moments: Moments }) {
  const { receivedAt, reply, repliedOn, by, agency, givenAt } = answer;
  return (
    <div className="body-said__version">
      <p>
        <strong>{receivedAt ? `Получено ${moments.moment(receivedAt)}` : 'Подтверждение снято'}</strong>
        {numberText(answer)}
      </p>
      {reply && <p className="prewrap">{reply}</p>}
      {repliedOn && <p>Исполнено {russianDay(repliedOn)}</p>}
      <p className="secondary">
        {by}, {agency}, записано {moments.moment(givenAt)}
      </p>
    </div>
  );
}

function numberText({ journalNumber, journalOn }: Answer): string {
  if (!journalNumber) return '';
  return `, вх. № ${journalNumber}${journalOn ? ` от ${russianDay(journalOn)}` : ''}`;
}
