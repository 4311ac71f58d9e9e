/** A switch on its own line above a list. */
import { Switch } from '@gravity-ui/uikit';

type Props = { readonly on: boolean; readonly label: string; readonly onChange: (on: boolean) => void };

export function SwitchRow({ on, label, onChange }: Props) {
  return (
    <div className="filters">
      <Switch size="l" checked={on} onUpdate={onChange}>
        {label}
      </Switch>
    </div>
  );
}
