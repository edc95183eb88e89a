import './button.css';
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';

/** What is copied. */
export interface CopyButtonProps {
  /** Makes the text when the button is pressed. */
  text(): string;
  /** The button's name. */
  readonly children: ComponentChildren;
}

/** Copies a text and says so. */
export function CopyButton({ text, children }: CopyButtonProps): JSX.Element {
  const said = useSignal<string | undefined>(undefined);
  const copy = async () => {
    said.value = (await copied(text())) ? 'Copied' : 'The browser refused';
    setTimeout(() => (said.value = undefined), 2000);
  };
  return (
    <button type="button" class="button" onClick={() => void copy()}>
      <span role="status">{said.value}</span>
      {said.value === undefined ? children : null}
    </button>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
