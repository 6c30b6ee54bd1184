import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useSending } from '../api/useSending';
import { useSession } from './SessionProvider';

/** Who is signed in, and the way out. */
export function WhoAmI() {
  const { t } = useTranslation();
  const { session, refresh } = useSession();
  const { send } = useSending();
  if (session.open) {
    return <p className="who">{t('session.open')}</p>;
  }
  const signOut = async () => {
    await send('DELETE', '/api/session', {});
    refresh();
  };
  return (
    <div className="who">
      <strong>{session.name}</strong>
      <small>{session.role && t(`role.${session.role}`)}</small>
      <Button className="quiet" onPress={signOut}>
        {t('session.signOut')}
      </Button>
    </div>
  );
}
