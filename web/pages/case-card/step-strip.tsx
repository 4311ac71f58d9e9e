/** The seven steps of a case side by side; below each other on a narrow screen. */
import { ArrowRight, CircleCheckFill, Circle, CircleMinus } from '@gravity-ui/icons';
import { Icon, type IconData } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { useNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { stepViews, type StepView } from './step-strip-presenter.ts';

const icons: Readonly<Record<StepView['state'], IconData>> = {
  DONE: CircleCheckFill,
  CURRENT: ArrowRight,
  AHEAD: Circle,
  SKIPPED: CircleMinus,
};

export function StepStrip({ steps }: { readonly steps: ApiSchemas['CaseCard']['steps'] }) {
  const moments = useMoments();
  const views = stepViews(steps, useNow(15_000), moments.since);
  return (
    <ol className="step-strip" aria-label="Семь шагов случая">
      {views.map((view) => (
        <li
          key={view.step}
          className={`step step_${view.state.toLowerCase()}`}
          aria-current={view.current ? 'step' : undefined}
        >
          <span className="step__number" aria-hidden="true">
            {view.step}
          </span>
          <div className="step__body">
            <p className="step__title">{view.title}</p>
            <p className="step__state">
              <Icon data={icons[view.state]} size={14} /> {view.stateText}
            </p>
            <dl className="step__lines">
              {view.lines.map((line) => (
                <div key={line.term}>
                  <dt>{line.term}</dt>
                  <dd className={line.tone ? `due__text due__text_${line.tone}` : undefined}>{line.text}</dd>
                </div>
              ))}
            </dl>
          </div>
        </li>
      ))}
    </ol>
  );
}
