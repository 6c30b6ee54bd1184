import { Button } from 'react-aria-components';

interface EmptyProps {
  text: string;
  /** The one next step: a sentence, a link with `href`, or a button with `onAction`. */
  action?: string;
  href?: string;
  onAction?: () => void;
}

export function Empty({ text, action, href, onAction }: EmptyProps) {
  return (
    <div className="notice empty">
      <p>{text}</p>
      {action && href && (
        <a className="button" href={href}>
          {action}
        </a>
      )}
      {action && onAction && (
        <Button className="button" onPress={onAction}>
          {action}
        </Button>
      )}
      {action && !href && !onAction && <p className="soft">{action}</p>}
    </div>
  );
}
