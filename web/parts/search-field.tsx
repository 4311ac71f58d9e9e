/** Search that waits until the person stops typing (300 ms) before it asks. */
import { Magnifier } from '@gravity-ui/icons';
import { Icon, TextInput } from '@gravity-ui/uikit';
import { useEffect, useRef, useState } from 'react';

type Props = {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly onSearch: (value: string) => void;
};

const WAIT_MS = 300;

export function SearchField({ value, label, placeholder, onSearch }: Props) {
  const [text, setText] = useState(value);
  const known = useRef(value);
  useEffect(() => {
    if (value === known.current) return;
    known.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = text;
      onSearch(text);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <TextInput
      type="search"
      size="l"
      hasClear
      value={text}
      placeholder={placeholder}
      controlProps={{ 'aria-label': label }}
      startContent={
        <span className="search-field__icon">
          <Icon data={Magnifier} size={16} />
        </span>
      }
      onUpdate={setText}
    />
  );
}
