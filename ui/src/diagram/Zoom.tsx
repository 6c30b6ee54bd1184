import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '../parts/Icon';

export function Zoom({ zoom, fit }: { zoom: (factor: number) => void; fit: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="zoom">
      <Button aria-label={t('journey.zoomIn')} onPress={() => zoom(1.25)}>
        <Icon name="plus" />
      </Button>
      <Button aria-label={t('journey.zoomOut')} onPress={() => zoom(0.8)}>
        <Icon name="minus" />
      </Button>
      <Button aria-label={t('journey.fit')} onPress={fit}>
        <Icon name="fit" />
      </Button>
    </div>
  );
}
