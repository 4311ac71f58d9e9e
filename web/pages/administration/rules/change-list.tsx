/** What one version changes in another: before and after, line by line. */
import type { RuleChange } from './rules-presenter.ts';

export function ChangeList({ changes }: { readonly changes: readonly RuleChange[] }) {
  if (changes.length === 0) return <p>Числа и роли те же.</p>;
  return (
    <ul className="rule-changes">
      {changes.map(({ title, before, after }) => (
        <li key={title}>
          {title}: <span className="secondary">было {before}</span>, станет <strong>{after}</strong>
        </li>
      ))}
    </ul>
  );
}
