import '../../styles/content.css';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Catalog, Finding, SharedTable } from '../../api/designTypes';
import { apiPath } from '../../api/client';
import { useFetched } from '../../api/useFetched';
import { download } from '../modeler/exporting';
import type { Editor } from '../modeler/editor';
import { dmnOf, tableOf, type DecisionTable } from './dmn';
import { TableGrid } from './TableGrid';

const TABLE = 'kairos.decide.table';
const RULES = 'kairos.decide.rules';

const EMPTY: DecisionTable = {
  id: 'own',
  name: '',
  policy: 'FIRST',
  inputs: ['need.value'],
  outputs: ['channel'],
  rules: [{ id: 'row_1', tests: [''], results: ['"email"'] }],
};

interface TablePanelProps {
  editor: Editor;
  step: string;
  catalog: Catalog | undefined;
  findings: Finding[];
}

/** The table of a step that decides: the one it shares with other journeys, or one of its own that is kept with the draft. */
export function TablePanel({ editor, step, catalog, findings }: TablePanelProps) {
  const { t } = useTranslation();
  const named = editor.valueOf(step, TABLE) ?? '';
  const own = editor.valueOf(step, RULES) ?? '';
  const known = catalog?.tables.some(({ id }) => id === named);
  const shared = useFetched<SharedTable>(known ? apiPath(['tables', named]) : undefined).data;
  const table = own === '' ? shared : tableOf(own);
  const begin = () => editor.give(step, { [RULES]: dmnOf(shared ?? EMPTY), ...(named === '' && { [TABLE]: 'own' }) });

  return (
    <div className="content-table">
      <div className="content-head">
        <p className="soft">{own !== '' ? t('table.own') : shared ? t('table.shared', { name: shared.name }) : t('table.none')}</p>
        {own === '' ? (
          <Button className="button primary" onPress={begin}>
            {t(shared ? 'table.begin' : 'table.beginEmpty')}
          </Button>
        ) : (
          <>
            <Button className="button" onPress={() => download(`${table?.id ?? 'table'}.dmn`, new Blob([own], { type: 'application/xml' }))}>
              {t('table.save')}
            </Button>
            <Button className="button" onPress={() => editor.give(step, { [RULES]: undefined })}>
              {t('table.giveUp')}
            </Button>
          </>
        )}
      </div>
      {table && (
        <TableGrid
          key={step}
          table={table}
          variables={catalog?.variables ?? []}
          onKeep={own === '' ? undefined : (changed) => editor.give(step, { [RULES]: dmnOf(changed) })}
        />
      )}
      {findings.length > 0 && (
        <div role="status">
          <ul className="content-warnings">
            {findings.map(({ code, text, remedy }, place) => (
              <li key={`${code} ${place}`}>
                {text} {remedy}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
