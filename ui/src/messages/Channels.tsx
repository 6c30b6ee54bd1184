import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useWord } from '../i18n/useWord';

const CHANNELS = ['email', 'sms', 'display', 'postal', 'webhook'];
const ALL = 'all';

/** Which channel's messages are listed. */
export function Channels({ channel, choose }: { channel: string; choose: (channel: string) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <ToggleButtonGroup
      className="channels"
      aria-label={t('messages.channel')}
      disallowEmptySelection
      selectedKeys={[channel || ALL]}
      onSelectionChange={([chosen]) => choose(chosen === ALL ? '' : String(chosen))}
    >
      {[ALL, ...CHANNELS].map((each) => (
        <ToggleButton key={each} id={each}>
          {each === ALL ? t('messages.all') : word('channel', each)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
