import { Component, type ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Button } from 'react-aria-components';

/** Keeps a fault of one screen inside that screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <div className="notice trouble" role="alert">
        <h2>
          <Trans i18nKey="error.crash" />
        </h2>
        <p>
          <Trans i18nKey="error.crashRemedy" />
        </p>
        <Button className="button" onPress={() => this.setState({ failed: false })}>
          <Trans i18nKey="error.retry" />
        </Button>
      </div>
    );
  }
}
