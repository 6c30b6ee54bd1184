import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { Icon } from '../../parts/Icon';
import type { DecisionTable, Rule } from './dmn';
import { Typed } from './Typed';

interface TableGridProps {
  table: DecisionTable;
  variables: { name: string; text: string }[];
  /** Absent: the table is only shown. */
  onKeep: ((table: DecisionTable) => void) | undefined;
}

const without = <T,>(list: readonly T[], place: number): T[] => list.filter((_, other) => other !== place);
const changed = <T,>(list: readonly T[], place: number, value: T): T[] => list.map((old, other) => (other === place ? value : old));

/** Rules as rows: what each column must be, and what is decided then. */
export function TableGrid({ table, variables, onKeep }: TableGridProps) {
  const { t } = useTranslation();
  const names = useId();
  const { inputs, outputs, rules } = table;
  const keep = (part: Partial<DecisionTable>) => onKeep?.({ ...table, ...part });
  const row = (place: number, part: Partial<Rule>) => keep({ rules: changed(rules, place, { ...rules[place]!, ...part }) });
  const swap = (place: number) => keep({ rules: changed(changed(rules, place, rules[place + 1]!), place + 1, rules[place]!) });
  const cell = (label: string, value: string, onChange: (text: string) => void, list?: string) =>
    onKeep ? (
      <Typed quiet code label={label} value={value} onKeep={onChange} {...(list && { list })} />
    ) : (
      <code>{value === '' || value === '-' ? <span className="soft">{t('table.any')}</span> : value}</code>
    );
  const remove = (label: string, onPress: () => void) => (
    <Button className="icon-button" aria-label={label} onPress={onPress}>
      <Icon name="close" />
    </Button>
  );

  return (
    <>
      <label className="table-policy">
        {t('table.policy')}{' '}
        <select disabled={!onKeep} value={table.policy} onChange={(event) => keep({ policy: event.target.value as DecisionTable['policy'] })}>
          <option value="FIRST">{t('table.first')}</option>
          <option value="UNIQUE">{t('table.unique')}</option>
        </select>
      </label>
      <datalist id={names}>
        {variables.map(({ name, text }) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </datalist>
      <div className="scrolling" tabIndex={0} role="region" aria-label={t('table.label')}>
        <table className="grid decision-table">
          <caption className="unseen">{table.name || t('table.label')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('table.row')}</th>
              {inputs.map((input, column) => (
                <th key={`in ${column}`} scope="col" className="condition">
                  <span className="soft">{t('table.if')}</span>
                  <span className="column">
                    {cell(t('table.input', { column: column + 1 }), input, (text) => keep({ inputs: changed(inputs, column, text) }), names)}
                    {onKeep &&
                      inputs.length > 1 &&
                      remove(t('table.removeInput', { name: input }), () =>
                        keep({ inputs: without(inputs, column), rules: rules.map((rule) => ({ ...rule, tests: without(rule.tests, column) })) }),
                      )}
                  </span>
                </th>
              ))}
              {outputs.map((output, column) => (
                <th key={`out ${column}`} scope="col" className="result">
                  <span className="soft">{t('table.then')}</span>
                  <span className="column">
                    {cell(t('table.output', { column: column + 1 }), output, (text) => keep({ outputs: changed(outputs, column, text) }))}
                    {onKeep &&
                      outputs.length > 1 &&
                      remove(t('table.removeOutput', { name: output }), () =>
                        keep({ outputs: without(outputs, column), rules: rules.map((rule) => ({ ...rule, results: without(rule.results, column) })) }),
                      )}
                  </span>
                </th>
              ))}
              {onKeep && <th scope="col"><span className="unseen">{t('table.actions')}</span></th>}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, place) => (
              <tr key={place}>
                <th scope="row">{place + 1}</th>
                {rule.tests.map((test, column) => (
                  <td key={`in ${column}`}>
                    {cell(t('table.cell', { row: place + 1, name: inputs[column] ?? '' }), test, (text) => row(place, { tests: changed(rule.tests, column, text) }))}
                  </td>
                ))}
                {rule.results.map((result, column) => (
                  <td key={`out ${column}`} className="result">
                    {cell(t('table.cell', { row: place + 1, name: outputs[column] ?? '' }), result, (text) => row(place, { results: changed(rule.results, column, text) }))}
                  </td>
                ))}
                {onKeep && (
                  <td className="row-actions">
                    <Button className="icon-button up" aria-label={t('table.up', { row: place + 1 })} isDisabled={place === 0} onPress={() => swap(place - 1)}>
                      <Icon name="chevron" />
                    </Button>
                    <Button className="icon-button down" aria-label={t('table.down', { row: place + 1 })} isDisabled={place === rules.length - 1} onPress={() => swap(place)}>
                      <Icon name="chevron" />
                    </Button>
                    {rules.length > 1 && remove(t('table.removeRow', { row: place + 1 }), () => keep({ rules: without(rules, place) }))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onKeep && (
        <div className="content-tools">
          <Button className="button" onPress={() => keep({ rules: [...rules, { id: '', tests: inputs.map(() => ''), results: outputs.map(() => '') }] })}>
            {t('table.addRow')}
          </Button>
          <Button className="button" onPress={() => keep({ inputs: [...inputs, 'need.value'], rules: rules.map((rule) => ({ ...rule, tests: [...rule.tests, ''] })) })}>
            {t('table.addInput')}
          </Button>
          <Button
            className="button"
            onPress={() => keep({ outputs: [...outputs, `result_${outputs.length + 1}`], rules: rules.map((rule) => ({ ...rule, results: [...rule.results, ''] })) })}
          >
            {t('table.addOutput')}
          </Button>
          <p className="soft">{t('table.hint')}</p>
        </div>
      )}
    </>
  );
}
