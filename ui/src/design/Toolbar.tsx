import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Switch } from 'react-aria-components';
import { Icon } from '../parts/Icon';
import { download, pageColour, png } from './modeler/exporting';
import type { Editor, Picture } from './modeler/editor';

interface ToolbarProps {
  name: string;
  editor: Editor;
  picture: Picture;
  expert: boolean;
  onExpert: (shown: boolean) => void;
  onRevert: () => void;
}

type Deed = 'bpmn' | 'svg' | 'png' | 'revert';

export function Toolbar({ name, editor, picture, expert, onExpert, onRevert }: ToolbarProps) {
  const { t } = useTranslation();
  const file = (ending: string) => `${name.replace(/[^\p{L}\p{N}-]+/gu, '-')}.${ending}`;

  const act = async (deed: Deed) => {
    if (deed === 'revert') {
      onRevert();
    } else if (deed === 'bpmn') {
      download(file('bpmn'), new Blob([await editor.xml()], { type: 'application/xml' }));
    } else {
      const svg = await editor.svg();
      download(file(deed), deed === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await png(svg, pageColour('--card')));
    }
  };

  return (
    <div className="toolbar">
      <Button className="button" isDisabled={!picture.canUndo} onPress={editor.undo}>
        {t('design.undo')}
      </Button>
      <Button className="button" isDisabled={!picture.canRedo} onPress={editor.redo}>
        {t('design.redo')}
      </Button>
      <Switch className="toggle" isSelected={expert} onChange={onExpert}>
        <span className="toggle-track" aria-hidden="true" />
        {t('design.expert')}
      </Switch>
      <MenuTrigger>
        <Button className="button">
          {t('design.more')} <Icon name="more" />
        </Button>
        <Popover className="card menu-frame">
          <Menu className="menu" onAction={(deed) => void act(deed as Deed)}>
            <MenuItem id="bpmn">{t('design.exportBpmn')}</MenuItem>
            <MenuItem id="svg">{t('design.exportSvg')}</MenuItem>
            <MenuItem id="png">{t('design.exportPng')}</MenuItem>
            <MenuItem id="revert">{t('design.revert')}</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
