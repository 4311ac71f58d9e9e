/** A decision table to read: conditions on the left, answers on the right, the reason of each rule beside it. */
import './diagram.css';
import { useMemo } from 'react';
import { anything, conditionLines, decisionTables, type DecisionTable } from './decision-table.ts';

/** A table with more questions than this would hide its answers to the right of the screen: each rule then names only what it asks. */
const MOST_COLUMNS = 6;

export function DecisionView({ xml }: { readonly xml: string }) {
  const tables = useMemo(() => decisionTables(new DOMParser().parseFromString(xml, 'text/xml')), [xml]);
  if (tables.length === 0) return <p role="alert">В этом файле нет таблицы решений.</p>;
  return tables.map((table) => <DecisionTableView key={table.id} table={table} />);
}

function DecisionTableView({ table }: { readonly table: DecisionTable }) {
  const wide = table.inputs.length > MOST_COLUMNS;
  return (
    <section className="card">
      <h2>{table.name}</h2>
      {table.description && <p>{table.description}</p>}
      <p className="secondary">{table.hitPolicy}</p>
      <div className="decision-scroll" tabIndex={0} role="region" aria-label={`Правила: ${table.name}`}>
        <table className="decision-table">
          <TableHead table={table} wide={wide} />
          <tbody>
            {table.rules.map((rule, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {wide ? (
                  <AskedCell lines={conditionLines(table.inputs, rule)} />
                ) : (
                  <ConditionCells cells={rule.conditions} />
                )}
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

function TableHead({ table, wide }: { readonly table: DecisionTable; readonly wide: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          №
        </th>
        <th scope="colgroup" rowSpan={wide ? 2 : 1} colSpan={wide ? 1 : table.inputs.length}>
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
        {!wide &&
          table.inputs.map((input, index) => (
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
  );
}

function ConditionCells({ cells }: { readonly cells: readonly string[] }) {
  return cells.map((cell, at) => (
    <td key={at} className={cell === anything ? 'secondary' : undefined}>
      {cell}
    </td>
  ));
}

function AskedCell({ lines }: { readonly lines: readonly string[] }) {
  return (
    <td>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </td>
  );
}
