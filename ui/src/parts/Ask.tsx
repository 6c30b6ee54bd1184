import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface AskProps {
  title: string;
  /** A question about lost work cannot be brushed aside. */
  mustAnswer?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A question over the page; the focus stays inside it until it is answered. */
export function Ask({ title, mustAnswer = false, onClose, children }: AskProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={!mustAnswer}
      isKeyboardDismissDisabled={mustAnswer}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="card padded ask">
        <Dialog role={mustAnswer ? 'alertdialog' : 'dialog'} className="ask-body">
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
