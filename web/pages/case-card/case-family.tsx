/** The family: address, children, parents. A role that sees numbers only is told so instead of seeing an empty place. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, relationNames } from '../../labels.ts';
import { counted } from '../../plural.ts';
import { useMoments, type Moments } from '../../use-session.ts';

type Family = NonNullable<ApiSchemas['CaseCard']['family']>;

export function CaseFamily({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  return (
    <section className="card">
      <h2>Семья</h2>
      {card.family ? (
        <FamilyFacts family={card.family} nameOnly={card.relation === 'NUMBERS'} />
      ) : (
        <p className="secondary">
          Ваша роль видит случай по номеру, без имён. Фамилия откроется, если цель чтения — контроль, запрос или жалоба.
        </p>
      )}
    </section>
  );
}

function FamilyFacts({ family, nameOnly }: { readonly family: Family; readonly nameOnly: boolean }) {
  const moments = useMoments();
  if (nameOnly) {
    return (
      <p>
        <strong>{family.name}</strong>
        <span className="secondary block">Имена детей, родителей и адрес вашей роли не видны.</span>
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{family.name}</strong>
        {family.address && <span className="block">{family.address}</span>}
      </p>
      <h3>Дети</h3>
      {family.children.length === 0 && <p className="secondary">Пока не записаны</p>}
      <ul className="people">
        {family.children.map((child) => (
          <li key={child.id}>
            {child.name}
            <span className="secondary block">{childDetails(child, moments)}</span>
          </li>
        ))}
      </ul>
      <h3>Родители и взрослые</h3>
      {family.parents.length === 0 && <p className="secondary">Пока не записаны</p>}
      <ul className="people">
        {family.parents.map((parent) => (
          <li key={parent.id}>
            {parent.name}
            <span className="secondary block">
              {[nameOf(relationNames, parent.relation), parent.work].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function childDetails(child: Family['children'][number], moments: Moments): string {
  const age = child.approxAge === null ? '' : `около ${counted(child.approxAge, ['года', 'лет', 'лет'])}`;
  const born = child.birthDate ? `дата рождения ${moments.day(child.birthDate)}` : age;
  return [born, child.school].filter(Boolean).join(', ');
}
