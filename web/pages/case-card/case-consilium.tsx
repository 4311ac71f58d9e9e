/** The consilium on this case: each question with its round, votes, decision and protocol; withdrawn votes with the reason. */
import { agendaTitles, voteTitles } from '#domain/consilium-titles.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { decisionNames, nameOf, riskNames } from '../../labels.ts';
import { useMoments } from '../../use-session.ts';
import { Section } from './case-sections.tsx';

type Round = ApiSchemas['ConsiliumRound'];

export function CaseConsilium({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  const { consilium } = card;
  return (
    <Section title="Консилиум" empty={consilium.length === 0 ? 'Случай ещё не выносили на консилиум.' : undefined}>
      <ul className="lines">
        {consilium.map((round) => (
          <li key={round.id} className="consilium-round">
            <RoundHead round={round} />
            <p className="prewrap">{round.question}</p>
            <RoundResult round={round} />
            <Votes round={round} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RoundHead({ round }: { readonly round: Round }) {
  const moments = useMoments();
  const again = round.round > 1 ? `, повторно (${round.round})` : '';
  return (
    <p>
      <strong>
        {agendaTitles[round.agenda]}
        {again}
      </strong>{' '}
      <span className="secondary">
        {moments.day(round.heldOn)}
        {round.protocolNumber && ` · ${round.signedOn ? 'протокол' : 'акт'} № ${round.protocolNumber}`}
        {round.signedOn && `, подписан ${moments.day(round.signedOn)}`}
      </span>
    </p>
  );
}

function RoundResult({ round }: { readonly round: Round }) {
  const proposed = nameOf(decisionNames, round.proposedDecision);
  if (round.state === 'WITHDRAWN') return <p>Голоса отозваны: {round.withdrawnReason}</p>;
  if (!round.decision) return <p>Предложено: {proposed}. Голосование идёт.</p>;
  const adopted = round.decision === round.proposedDecision;
  return (
    <>
      <p>{adopted ? `Решение: ${proposed}` : `${nameOf(decisionNames, round.decision)}. Предлагали: ${proposed}`}</p>
      {round.decidedRisk && (
        <p className="secondary">
          Риск по решению: {nameOf(riskNames, round.decidedRisk).toLowerCase()}
          {round.decidedRisk !== round.computedRisk &&
            ` (по расчёту ${nameOf(riskNames, round.computedRisk).toLowerCase()}): ${round.divergenceReason ?? ''}`}
        </p>
      )}
    </>
  );
}

function Votes({ round }: { readonly round: Round }) {
  const missing = round.state === 'OPEN' ? 'ещё не голосовал' : 'не голосовал';
  return (
    <ul className="votes">
      {round.votes.map(({ member, vote, dissent }) => (
        <li key={member}>
          {member}: {vote ? voteTitles[vote].toLowerCase() : missing}
          {dissent && <span className="secondary block">Особое мнение: {dissent}</span>}
        </li>
      ))}
    </ul>
  );
}
