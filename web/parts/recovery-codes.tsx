/** Recovery codes, shown this once: to be written down or printed before going on. */
import { Button, Checkbox } from '@gravity-ui/uikit';
import { useState } from 'react';

type Props = {
  readonly codes: readonly string[];
  /** What has just happened. */
  readonly lead: string;
  readonly done: () => void;
  readonly doneLabel: string;
};

export function RecoveryCodes({ codes, lead, done, doneLabel }: Props) {
  const [kept, setKept] = useState(false);
  return (
    <div className="recovery-codes">
      <p role="status">
        <strong>{lead}</strong> Запишите запасные коды: каждый один раз заменит телефон, если он потеряется. Больше они
        не показываются.
      </p>
      <ul className="recovery-codes__list" aria-label="Запасные коды">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="secondary">Храните их не в телефоне и не на рабочем столе: например, в сейфе или кошельке.</p>
      <Button view="outlined" size="l" className="no-print" onClick={() => window.print()}>
        Напечатать
      </Button>
      <Checkbox size="l" className="no-print" checked={kept} onUpdate={setKept}>
        Коды записаны
      </Checkbox>
      <Button view="action" size="xl" width="max" className="no-print" disabled={!kept} onClick={done}>
        {doneLabel}
      </Button>
    </div>
  );
}
