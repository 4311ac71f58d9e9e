/** A decision table to read: conditions on the left, answers on the right, the reason of each rule beside it. */
import './diagram.css';
import { useMemo } from 'react';
import { decisionTables, type DecisionTable } from './decision-table.ts';

export function DecisionView({ xml }: { readonly xml: string }) {
  const tables = useMemo(() => decisionTables(new DOMParser().parseFromString(xml, 'text/xml')), [xml]);
  if (tables.length === 0) return <p role="alert">В этом файле нет таблицы решений.</p>;
  return tables.map((table) => <DecisionTableView key={table.id} table={table} />);
}

function DecisionTableView({ table }: { readonly table: DecisionTable }) {
  return (
    <section className="card">
      <h2>{table.name}</h2>
      {table.description && <p>{table.description}</p>}
      <p className="secondary">{table.hitPolicy}</p>
      <div className="decision-scroll" tabIndex={0} role="region" aria-label={`Правила: ${table.name}`}>
        <table className="decision-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                №
              </th>
              <th scope="colgroup" colSpan={table.inputs.length}>
                Если
              </th>
              <th scope="colgroup" colSpan={table.outputs.length} className="decision-table__then">
                То
              </th>
              <th scope="col" rowSpan={2}>
                Почему
              </th>
            </tr>
            <tr>
              {table.inputs.map((input, index) => (
                <th key={index} scope="col" title={input.variable}>
                  {input.title}
                </th>
              ))}
              {table.outputs.map((output, index) => (
                <th key={index} scope="col" title={output.variable} className="decision-table__then">
                  {output.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {rule.conditions.map((cell, at) => (
                  <td key={at} className={cell === 'любое' ? 'secondary' : undefined}>
                    {cell}
                  </td>
                ))}
                {rule.results.map((cell, at) => (
                  <td key={at} className="decision-table__then">
                    {cell}
                  </td>
                ))}
                <td className="secondary">{rule.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
