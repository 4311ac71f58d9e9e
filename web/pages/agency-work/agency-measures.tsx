/** Measures of the programme that are the officer's body's: what to do until when, what was reported, and the report. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf } from '../../labels.ts';
import { BodyReports } from '../../parts/body-reports.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { russianDay } from '../../report-words.ts';
import { addresseeNames, measureStatusNames } from '../../support-labels.ts';
import { Section } from '../case-card/case-sections.tsx';
import { ReportDialog } from './report-dialog.tsx';

type Card = ApiSchemas['AgencyCard'];
type Measure = Card['measures'][number];

export function AgencyMeasures({ card }: { readonly card: Card }) {
  const [reported, setReported] = useState<Measure>();
  const columns: readonly Column<Measure>[] = [
    { title: 'Что сделать', className: 'col-main', cell: (measure) => <MeasureAbout measure={measure} /> },
    { title: 'Исполнитель', cell: ({ performer }) => performer },
    { title: 'Срок', cell: ({ startOn, dueOn }) => `${russianDay(startOn)} – ${russianDay(dueOn)}` },
    {
      title: 'Выполнение',
      cell: (measure) => <MeasureState measure={measure} report={() => setReported(measure)} />,
    },
  ];
  return (
    <Section
      title="Мероприятия вашего ведомства"
      empty={card.measures.length === 0 ? 'В программе семьи мероприятий вашего ведомства нет.' : undefined}
    >
      <DataTable
        caption="Мероприятия ведомства"
        columns={columns}
        rows={card.measures}
        rowKey={({ id }) => id}
        rowClass={({ overdue }) => (overdue ? 'row_overdue' : '')}
      />
      {reported && (
        <ReportDialog key={reported.id} caseId={card.caseId} measure={reported} close={() => setReported(undefined)} />
      )}
    </Section>
  );
}

function MeasureAbout({ measure }: { readonly measure: Measure }) {
  return (
    <>
      {measure.goal}
      <span className="secondary block">
        {measure.kindTitle}, {nameOf(addresseeNames, measure.addressee)}. {measure.indicator}
      </span>
      <BodyReports reports={measure.reports} />
    </>
  );
}

function MeasureState({ measure, report }: { readonly measure: Measure; readonly report: () => void }) {
  const { overdue, status } = measure;
  return (
    <>
      <span className={overdue ? 'due__text_overdue block' : 'block'}>
        {overdue ? 'Просрочено' : nameOf(measureStatusNames, status)}
      </span>
      <Button className="no-print" view="outlined" size="l" onClick={report}>
        Сообщить
      </Button>
    </>
  );
}
